package io.faasduet.localcloud.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instances that run and the number of requests in each: those that take requests, and those
 * that drain, which end with their last one. Not thread-safe.
 *
 * <p>A request goes to the instance with the fewest, and of several to the one that has waited
 * longest for its next, as balancers by least connections do. Instances of at most {@value
 * #FILLED_IN_ORDER} requests at once are filled one after the other, as by Knative's activator.
 */
final class RunningInstances {
  private static final int FILLED_IN_ORDER = 3;
  private static final Comparator<Instance> BY_REQUESTS =
      Comparator.comparingInt(instance -> instance.requests);

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

  /** The instance that the next request goes to, if one may have one more. */
  Optional<Instance> next() {
    Stream<Instance> free =
        ready.stream().filter(one -> concurrency == 0 || one.requests < concurrency);
    return inOrder() ? free.findFirst() : free.min(BY_REQUESTS);
  }

  /** The instance with the fewest requests of those that take some. */
  Optional<Instance> idlest() {
    return ready.stream().min(BY_REQUESTS);
  }

  /** A request goes to an instance that takes some. */
  void enter(Instance instance) {
    instance.requests++;
    if (!inOrder()) {
      ready.remove(instance);
      ready.add(instance);
    }
  }

  private boolean inOrder() {
    return concurrency > 0 && concurrency <= FILLED_IN_ORDER;
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
