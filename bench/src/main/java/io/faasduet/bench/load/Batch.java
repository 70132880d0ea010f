package io.faasduet.bench.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A batch of requests that were sent at once.
 *
 * @param number its place in the run, counted from 1
 * @param requests how many it had
 * @param failed how many of them failed; then its response time is not that of an answer
 * @param responseNanos from when it was due to its last answer or failure
 */
public record Batch(int number, int requests, int failed, long responseNanos) {

  /** The batches of a run of {@link Batches}, in their order. */
  public static List<Batch> of(Collection<CompletedRequest> requests) {
    Map<Integer, List<CompletedRequest>> byNumber =
        requests.stream()
            .collect(
                Collectors.groupingBy(CompletedRequest::group, TreeMap::new, Collectors.toList()));
    return byNumber.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static Batch of(int number, List<CompletedRequest> requests) {
    int failed = (int) requests.stream().filter(completed -> !completed.succeeded()).count();
    long response = requests.stream().mapToLong(CompletedRequest::latencyNanos).max().orElse(0);
    return new Batch(number, requests.size(), failed, response);
  }
}
