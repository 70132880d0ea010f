/**
 * What tests and the local cloud stand functions on.
 *
 * <p>Start with {@link io.faasduet.testkit.EmbeddedS3}, an S3 service in this process.
 */
@NullMarked
package io.faasduet.testkit;

import org.jspecify.annotations.NullMarked;
