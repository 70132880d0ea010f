package io.faasduet.sebs.graph.pagerank;

import io.faasduet.lambda.ApiGatewayHandler;
import io.faasduet.sebs.graph.GraphRequest;

/** SeBS's 501.graph-pagerank on AWS Lambda behind a Function URL. */
public final class GraphPagerankApi extends ApiGatewayHandler<GraphRequest, GraphPagerankResponse> {
  public GraphPagerankApi() {
    super(GraphPagerank.SPEC);
  }
}
