/**
 * What the benchmarks of the SeBS suite share (https://github.com/spcl/serverless-benchmarks).
 * Start with {@link io.faasduet.sebs.InputGenerator}.
 */
@NullMarked
package io.faasduet.sebs;

import org.jspecify.annotations.NullMarked;
