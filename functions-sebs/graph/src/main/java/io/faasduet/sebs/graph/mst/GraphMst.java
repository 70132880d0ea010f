package io.faasduet.sebs.graph.mst;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.graph.BreadthFirstTree;
import io.faasduet.sebs.graph.GraphRequest;
import io.faasduet.sebs.graph.GraphWork;
import java.util.List;

/**
 * SeBS's 502.graph-mst: draws a scale-free graph and finds a minimum spanning tree of it.
 * Thread-safe.
 */
public final class GraphMst implements ServerlessFunction<GraphRequest, GraphMstResponse> {

  /** The function's description. */
  public static final FunctionSpec<GraphRequest, GraphMstResponse> SPEC =
      FunctionSpec.builder("graph-mst", GraphRequest.class, GraphMstResponse.class, GraphMst::new)
          .summary("finds a minimum spanning tree of a scale-free graph")
          .example(new GraphRequest())
          .benchmark(new GraphRequest(10_000, GraphRequest.DEFAULT_SEED))
          .build();

  /** Needs nothing; this function has no settings. */
  public GraphMst(InitContext context) {}

  @Override
  public GraphMstResponse apply(GraphRequest request, Invocation invocation) {
    GraphWork<List<Integer>> work =
        GraphWork.of(request, graph -> BreadthFirstTree.of(graph).edges());
    return new GraphMstResponse(work.result(), work.measurement());
  }
}
