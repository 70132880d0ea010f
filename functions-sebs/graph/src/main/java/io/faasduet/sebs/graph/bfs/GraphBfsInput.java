package io.faasduet.sebs.graph.bfs;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.graph.GraphInputs;
import io.faasduet.sebs.graph.GraphRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of 503.graph-bfs. An answer must be a breadth-first search of the graph, and have
 * SeBS's checksum for Python where it has one.
 */
public final class GraphBfsInput implements InputGenerator {
  private static final Map<GraphRequest, String> MD5 =
      Map.of(
          new GraphRequest(10, GraphRequest.DEFAULT_SEED), "1dfb71bebaebcfb1a850f5b81610c2f7",
          new GraphRequest(10_000, GraphRequest.DEFAULT_SEED), "14160bc08930584610005d05cc20989f",
          new GraphRequest(100_000, GraphRequest.DEFAULT_SEED), "55cb168c17d2371637f483c720f29dfd");

  private final GraphInputs inputs = new GraphInputs();

  @Override
  public GeneratedInput generate(InputContext context) {
    return GraphInputs.generate(context);
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    List<?> result = answer.result(List.class).orElse(List.of());
    if (result.size() != 3) {
      return Optional.of("result is not three lists");
    }
    Optional<int[]> order = GraphInputs.wholeNumbers(result.get(0));
    Optional<int[]> layerStarts = GraphInputs.wholeNumbers(result.get(1));
    Optional<int[]> parents = GraphInputs.wholeNumbers(result.get(2));
    if (order.isEmpty() || layerStarts.isEmpty() || parents.isEmpty()) {
      return Optional.of("result is not three lists of whole numbers");
    }
    GraphRequest request = GraphInputs.request(answer.payload());
    Optional<String> fault =
        new SearchCheck(inputs.graph(request), order.get(), layerStarts.get(), parents.get())
            .fault();
    if (fault.isPresent()) {
      return fault;
    }
    String digest = GraphInputs.md5(result);
    return digest.equals(MD5.getOrDefault(request, digest))
        ? Optional.empty()
        : Optional.of("result is not SeBS's: its MD5 is " + digest + ", not " + MD5.get(request));
  }
}
