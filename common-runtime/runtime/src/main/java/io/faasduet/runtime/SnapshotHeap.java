package io.faasduet.runtime;

import java.lang.ref.WeakReference;

/**
 * The heap of a process of which a snapshot is about to be taken. What is garbage needs no place in
 * the snapshot. But collected memory keeps its bytes, so zeros are laid over those: pages of zeros
 * are left out of a snapshot, or take next to nothing of it.
 */
final class SnapshotHeap {
  private static final int BLOCK_BYTES = 64 << 10;

  /** Keeps the JVM from leaving the allocation out. */
  @SuppressWarnings("unused")
  private static volatile byte[] block = {};

  private SnapshotHeap() {}

  /**
   * Collects garbage, and lays zeros over what it has left where new objects are made.
   *
   * @param collected whether there has been a collection before, so that all of that may have been
   *     in use; else it is as much as is in use now
   */
  static void clear(boolean collected) {
    Runtime jvm = Runtime.getRuntime();
    long inUse = jvm.totalMemory() - jvm.freeMemory();
    System.gc();
    fill(collected ? jvm.totalMemory() : inUse);
    block = new byte[0];
    System.gc();
  }

  /** A new array is zeros; the next collection comes when there is room for no more. */
  private static void fill(long bytes) {
    WeakReference<Object> uncollected = new WeakReference<>(new Object());
    for (long filled = 0; filled < bytes && uncollected.get() != null; filled += BLOCK_BYTES) {
      block = new byte[BLOCK_BYTES];
    }
  }
}
