package io.faasduet.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whether the server takes work: from the end of INIT until it drains. Thread-safe. */
final class Readiness {
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean draining;

  boolean ready() {
    return !draining;
  }

  /** Runs when the server begins to drain. */
  void whenDraining(Runnable watcher) {
    watchers.add(watcher);
  }

  void forget(Runnable watcher) {
    watchers.remove(watcher);
  }

  void drain() {
    draining = true;
    watchers.forEach(Runnable::run);
  }
}
