package io.faasduet.sebs.graph.pagerank;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.graph.BarabasiAlbertGraph;
import io.faasduet.sebs.graph.GraphInputs;
import io.faasduet.sebs.graph.GraphRequest;
import io.faasduet.sebs.graph.PageRank;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of 501.graph-pagerank. Answers are compared with SeBS's values for Python where it has
 * one, else with those of a plain power iteration, to 1e-9 as in SeBS.
 */
public final class GraphPagerankInput implements InputGenerator {
  private static final double TOLERANCE = 1e-9;

  /** So often 0.85 is multiplied by itself until it is less than 1e-12. */
  private static final int STEPS = 170;

  private final GraphInputs inputs = new GraphInputs();
  private final Map<GraphRequest, Double> expected = new HashMap<>();

  /** Knows SeBS's values. */
  public GraphPagerankInput() {
    expected.put(new GraphRequest(10, GraphRequest.DEFAULT_SEED), 0.1);
    expected.put(new GraphRequest(10_000, GraphRequest.DEFAULT_SEED), 0.00121224809);
    expected.put(new GraphRequest(100_000, GraphRequest.DEFAULT_SEED), 0.00033384438552589015);
  }

  @Override
  public GeneratedInput generate(InputContext context) {
    return GraphInputs.generate(context);
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    Optional<Number> value = answer.result(Number.class);
    if (value.isEmpty()) {
      return Optional.of("result is not a number");
    }
    double right =
        expected.computeIfAbsent(
            GraphInputs.request(answer.payload()), request -> walk(inputs.graph(request)));
    double given = value.get().doubleValue();
    return Math.abs(given - right) <= TOLERANCE
        ? Optional.empty()
        : Optional.of("result is " + given + ", not " + right);
  }

  /** How often a walk is at vertex 0 after many steps, each computed from the one before. */
  private static double walk(BarabasiAlbertGraph graph) {
    double[] now = new double[graph.size()];
    double[] next = new double[graph.size()];
    if (graph.size() == 1) {
      return 1;
    }
    Arrays.fill(now, 1.0 / graph.size());
    for (int step = 0; step < STEPS; step++) {
      Arrays.fill(next, (1 - PageRank.DAMPING) / graph.size());
      for (int edge = 0; edge < graph.edges(); edge++) {
        int one = graph.later(edge);
        int other = graph.earlier(edge);
        next[one] += PageRank.DAMPING * now[other] / graph.degree(other);
        next[other] += PageRank.DAMPING * now[one] / graph.degree(one);
      }
      double[] spent = now;
      now = next;
      next = spent;
    }
    return now[0];
  }
}
