/**
 * Snapshots of processes: a process is put on disk with its memory, and restored from there as
 * often as wanted.
 *
 * <p>Start with {@link io.faasduet.localcloud.snapshot.SnapshotEngine}.
 */
@NullMarked
package io.faasduet.localcloud.snapshot;

import org.jspecify.annotations.NullMarked;
