package io.faasduet.sebs.graph.pagerank;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.graph.GraphRequest;
import io.faasduet.sebs.graph.GraphWork;
import io.faasduet.sebs.graph.PageRank;

/** SeBS's 501.graph-pagerank: draws a scale-free graph and computes its PageRank. Thread-safe. */
public final class GraphPagerank
    implements ServerlessFunction<GraphRequest, GraphPagerankResponse> {

  /** The function's description. */
  public static final FunctionSpec<GraphRequest, GraphPagerankResponse> SPEC =
      FunctionSpec.builder(
              "graph-pagerank", GraphRequest.class, GraphPagerankResponse.class, GraphPagerank::new)
          .summary("computes the PageRank of a scale-free graph")
          .example(new GraphRequest())
          .benchmark(new GraphRequest(10_000, GraphRequest.DEFAULT_SEED))
          .build();

  /** Needs nothing; this function has no settings. */
  public GraphPagerank(InitContext context) {}

  @Override
  public GraphPagerankResponse apply(GraphRequest request, Invocation invocation) {
    GraphWork<Double> work = GraphWork.of(request, graph -> PageRank.of(graph)[0]);
    return new GraphPagerankResponse(work.result(), work.measurement());
  }
}
