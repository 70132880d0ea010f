/** The benchmark 010.sleep: waits. Start with {@link io.faasduet.sebs.micro.sleep.Sleep}. */
@NullMarked
package io.faasduet.sebs.micro.sleep;

import org.jspecify.annotations.NullMarked;
