package io.faasduet.bench.simulation;

import io.faasduet.bench.statistics.SurvivalModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The environments of one function on a platform in virtual time: a request that finds none idle
 * starts another, and idle ones are ended by a policy. Not thread-safe.
 */
public final class SimulatedEnvironments {
  private final VirtualTime time;
  private final EvictionPolicy policy;
  private final Random random;

  /** The idle environments, each with the number of times that it has become idle. */
  private final Map<Integer, Integer> idle = new LinkedHashMap<>();

  private int started;
  private int turns;
  private int timers;

  public SimulatedEnvironments(VirtualTime time, EvictionPolicy policy, Random random) {
    this.time = time;
    this.policy = policy;
    this.random = random;
  }

  /**
   * So many requests at once, answered after that time.
   *
   * @return the environments that answer, by their numbers from 1
   */
  public List<Integer> invoke(int requests, long busyNanos) {
    ArrayDeque<Integer> free = new ArrayDeque<>(idle.keySet());
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      taken.add(free.isEmpty() ? ++started : free.removeLast());
    }
    taken.forEach(idle::remove);
    timers++;
    time.after(busyNanos, () -> becomeIdle(taken));
    return taken;
  }

  private void becomeIdle(List<Integer> environments) {
    for (int environment : environments) {
      int turn = ++turns;
      idle.put(environment, turn);
      switch (policy.model()) {
        case LIMIT -> endAfter(policy.seconds(), environment, turn);
        case EXPONENTIAL ->
            endAfter(
                -Math.log(1 - random.nextDouble()) / Math.log(2) * policy.seconds(),
                environment,
                turn);
        case HALVING -> {}
      }
    }
    if (policy.model() == SurvivalModel.HALVING) {
      halveAfterAPeriod(++timers);
    }
  }

  private void endAfter(double seconds, int environment, int turn) {
    time.after(nanos(seconds), () -> idle.remove(environment, turn));
  }

  /** Of an odd number the last one is ended as often as not. */
  private void halveAfterAPeriod(int timer) {
    time.after(
        nanos(policy.seconds()),
        () -> {
          if (timer == timers && !idle.isEmpty()) {
            List<Integer> left = new ArrayList<>(idle.keySet());
            Collections.shuffle(left, random);
            int odd = left.size() % 2 == 1 && random.nextBoolean() ? 1 : 0;
            left.subList(0, left.size() / 2 + odd).forEach(idle::remove);
            halveAfterAPeriod(timer);
          }
        });
  }

  private static long nanos(double seconds) {
    return Math.round(Math.min(seconds * 1e9, 1e18));
  }
}
