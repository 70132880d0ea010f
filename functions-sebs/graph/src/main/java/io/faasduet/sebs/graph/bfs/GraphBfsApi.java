package io.faasduet.sebs.graph.bfs;

import io.faasduet.lambda.ApiGatewayHandler;
import io.faasduet.sebs.graph.GraphRequest;

/** SeBS's 503.graph-bfs on AWS Lambda behind a Function URL. */
public final class GraphBfsApi extends ApiGatewayHandler<GraphRequest, GraphBfsResponse> {
  public GraphBfsApi() {
    super(GraphBfs.SPEC);
  }
}
