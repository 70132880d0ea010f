/**
 * PyTorch: its native libraries. Start with {@link io.faasduet.inference.pytorch.PyTorchNatives}.
 */
@NullMarked
package io.faasduet.inference.pytorch;

import org.jspecify.annotations.NullMarked;
