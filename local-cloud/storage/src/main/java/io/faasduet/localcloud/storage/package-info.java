/**
 * An S3 service in this process, for tests and for functions of the local cloud.
 *
 * <p>Start with {@link io.faasduet.localcloud.storage.EmbeddedS3}; {@link
 * io.faasduet.localcloud.storage.LocalStorage} is the same with files uploaded to it.
 */
@NullMarked
package io.faasduet.localcloud.storage;

import org.jspecify.annotations.NullMarked;
