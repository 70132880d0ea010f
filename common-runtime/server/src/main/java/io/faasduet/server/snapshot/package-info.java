/**
 * Snapshots of a server's process.
 *
 * <p>Start with {@link io.faasduet.server.snapshot.SnapshotDialogue}.
 */
@NullMarked
package io.faasduet.server.snapshot;

import org.jspecify.annotations.NullMarked;
