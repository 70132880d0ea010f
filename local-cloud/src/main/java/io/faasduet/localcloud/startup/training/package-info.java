/**
 * Training runs that write CDS archives.
 *
 * <p>Start with {@link io.faasduet.localcloud.startup.training.CdsArchiveBuilder}.
 */
@NullMarked
package io.faasduet.localcloud.startup.training;

import org.jspecify.annotations.NullMarked;
