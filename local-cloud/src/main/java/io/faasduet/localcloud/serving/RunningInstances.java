package io.faasduet.localcloud.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The instances that run and the number of requests in each: those that take requests, and those
 * that drain, which end with their last one. Not thread-safe.
 */
final class RunningInstances {
  private final int concurrency;
  private final List<Instance> ready = new ArrayList<>();
  private final List<Instance> draining = new ArrayList<>();

  /**
   * None yet.
   *
   * @param concurrency the most requests at once in an instance; 0 for no limit
   */
  RunningInstances(int concurrency) {
    this.concurrency = concurrency;
  }

  /** An instance and the number of requests in it. */
  static final class Instance {
    private final ServerProcess process;
    private int requests;

    Instance(ServerProcess process) {
      this.process = process;
    }

    ServerProcess process() {
      return process;
    }
  }

  void add(Instance instance) {
    ready.add(instance);
  }

  /** The instance with the fewest requests, if it may have one more. */
  Optional<Instance> freest() {
    return idlest().filter(instance -> concurrency == 0 || instance.requests < concurrency);
  }

  /** The instance with the fewest requests of those that take some. */
  Optional<Instance> idlest() {
    return ready.stream().min(Comparator.comparingInt(instance -> instance.requests));
  }

  void enter(Instance instance) {
    instance.requests++;
  }

  /** A request leaves an instance; true if that was the last one of an instance that drains. */
  boolean leave(Instance instance) {
    instance.requests--;
    return instance.requests == 0 && draining.remove(instance);
  }

  /** From here on the instance takes no requests; true if it took some until now. */
  boolean retire(Instance instance) {
    boolean wasReady = ready.remove(instance);
    if (wasReady && instance.requests > 0) {
      draining.add(instance);
    }
    return wasReady;
  }

  boolean isDraining(Instance instance) {
    return draining.contains(instance);
  }

  /** Forgets an instance; true if it took requests until now. */
  boolean remove(Instance instance) {
    return ready.remove(instance);
  }

  /** Forgets all instances. */
  List<Instance> removeAll() {
    List<Instance> all = new ArrayList<>(ready);
    all.addAll(draining);
    ready.clear();
    draining.clear();
    return all;
  }

  int ready() {
    return ready.size();
  }

  int draining() {
    return draining.size();
  }

  /** The number of requests in all of them. */
  int requests() {
    return ready.stream().mapToInt(instance -> instance.requests).sum()
        + draining.stream().mapToInt(instance -> instance.requests).sum();
  }

  /** The processes of those that take requests. */
  List<Long> processIds() {
    return ready.stream().map(instance -> instance.process.pid()).toList();
  }
}
