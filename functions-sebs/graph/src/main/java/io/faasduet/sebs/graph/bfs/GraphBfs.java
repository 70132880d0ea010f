package io.faasduet.sebs.graph.bfs;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.graph.BreadthFirstTree;
import io.faasduet.sebs.graph.GraphRequest;
import io.faasduet.sebs.graph.GraphWork;
import java.util.List;

/** SeBS's 503.graph-bfs: draws a scale-free graph and searches it breadth first. Thread-safe. */
public final class GraphBfs implements ServerlessFunction<GraphRequest, GraphBfsResponse> {

  /** The function's description. */
  public static final FunctionSpec<GraphRequest, GraphBfsResponse> SPEC =
      FunctionSpec.builder("graph-bfs", GraphRequest.class, GraphBfsResponse.class, GraphBfs::new)
          .summary("searches a scale-free graph breadth first")
          .example(new GraphRequest())
          .benchmark(new GraphRequest(10_000, GraphRequest.DEFAULT_SEED))
          .build();

  /** Needs nothing; this function has no settings. */
  public GraphBfs(InitContext context) {}

  @Override
  public GraphBfsResponse apply(GraphRequest request, Invocation invocation) {
    GraphWork<BreadthFirstTree> work = GraphWork.of(request, BreadthFirstTree::of);
    BreadthFirstTree tree = work.result();
    return new GraphBfsResponse(
        List.of(tree.order(), tree.layerStarts(), tree.parents()), work.measurement());
  }
}
