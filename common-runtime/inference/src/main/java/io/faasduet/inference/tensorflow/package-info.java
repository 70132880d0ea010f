/**
 * TensorFlow: its native libraries and its loader. Start with {@link
 * io.faasduet.inference.tensorflow.TensorFlowNatives} and {@code TensorFlowModel}.
 */
@NullMarked
package io.faasduet.inference.tensorflow;

import org.jspecify.annotations.NullMarked;
