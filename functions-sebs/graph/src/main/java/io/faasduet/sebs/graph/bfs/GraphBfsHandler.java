package io.faasduet.sebs.graph.bfs;

import io.faasduet.lambda.LambdaHandler;
import io.faasduet.sebs.graph.GraphRequest;

/** SeBS's 503.graph-bfs on AWS Lambda, invoked directly. */
public final class GraphBfsHandler extends LambdaHandler<GraphRequest, GraphBfsResponse> {
  public GraphBfsHandler() {
    super(GraphBfs.SPEC);
  }
}
