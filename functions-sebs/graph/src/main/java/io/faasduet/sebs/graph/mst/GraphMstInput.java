package io.faasduet.sebs.graph.mst;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.graph.BarabasiAlbertGraph;
import io.faasduet.sebs.graph.GraphInputs;
import io.faasduet.sebs.graph.GraphRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of 502.graph-mst. An answer must be a spanning tree of the graph, and have SeBS's
 * checksum where it has one.
 */
public final class GraphMstInput implements InputGenerator {
  private static final Map<GraphRequest, String> MD5 =
      Map.of(
          new GraphRequest(10, GraphRequest.DEFAULT_SEED), "2731b0a338d620aac853321b832983c3",
          new GraphRequest(10_000, GraphRequest.DEFAULT_SEED), "ebac1069ed7b96771ac4a9684bdfc6ba",
          new GraphRequest(100_000, GraphRequest.DEFAULT_SEED), "b0b868c92d20f96b40c04a0f846f979f");

  private final GraphInputs inputs = new GraphInputs();

  @Override
  public GeneratedInput generate(InputContext context) {
    return GraphInputs.generate(context);
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    List<?> result = answer.result(List.class).orElse(List.of("none"));
    Optional<int[]> edges = GraphInputs.wholeNumbers(result);
    if (edges.isEmpty()) {
      return Optional.of("result is not a list of edge ids");
    }
    GraphRequest request = GraphInputs.request(answer.payload());
    Optional<String> fault = spanning(inputs.graph(request), edges.get());
    if (fault.isPresent()) {
      return fault;
    }
    String digest = GraphInputs.md5(result);
    return digest.equals(MD5.getOrDefault(request, digest))
        ? Optional.empty()
        : Optional.of("result is not SeBS's: its MD5 is " + digest + ", not " + MD5.get(request));
  }

  private static Optional<String> spanning(BarabasiAlbertGraph graph, int[] edges) {
    if (edges.length != graph.size() - 1) {
      return Optional.of(
          "result has " + edges.length + " edges where a tree has " + (graph.size() - 1));
    }
    int[] parts = new int[graph.size()];
    for (int vertex = 0; vertex < parts.length; vertex++) {
      parts[vertex] = vertex;
    }
    for (int edge : edges) {
      if (edge < 0 || edge >= graph.edges()) {
        return Optional.of("result has edge " + edge + ", which the graph does not have");
      }
      int one = part(parts, graph.later(edge));
      int other = part(parts, graph.earlier(edge));
      if (one == other) {
        return Optional.of("result has a cycle, which edge " + edge + " closes");
      }
      parts[one] = other;
    }
    return Optional.empty();
  }

  /** The vertex that stands for the part that a vertex is in; the way to it is halved. */
  private static int part(int[] parts, int vertex) {
    int at = vertex;
    while (parts[at] != at) {
      parts[at] = parts[parts[at]];
      at = parts[at];
    }
    return at;
  }
}
