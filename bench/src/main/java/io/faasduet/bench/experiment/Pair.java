package io.faasduet.bench.experiment;

import io.faasduet.bench.target.Answer;
import io.faasduet.bench.target.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** One function on one target, and the processes of it that have answered so far. */
final class Pair {
  private final Workload workload;
  private final Target target;
  private final byte[] request;
  private final Map<String, Integer> processes = new LinkedHashMap<>();

  Pair(Workload workload, Target target) {
    this.workload = workload;
    this.target = target;
    this.request = workload.json();
  }

  String function() {
    return workload.function();
  }

  Target target() {
    return target;
  }

  Answer invoke() {
    return target.invoke(request);
  }

  boolean knows(String instance) {
    return processes.containsKey(instance);
  }

  /** The number of a process: 1 for the first that answered, and so on. */
  int numberOf(String instance) {
    return processes.computeIfAbsent(instance, unseen -> processes.size() + 1);
  }
}
