package io.faasduet.sebs.graph.mst;

import io.faasduet.lambda.ApiGatewayHandler;
import io.faasduet.sebs.graph.GraphRequest;

/** SeBS's 502.graph-mst on AWS Lambda behind a Function URL. */
public final class GraphMstApi extends ApiGatewayHandler<GraphRequest, GraphMstResponse> {
  public GraphMstApi() {
    super(GraphMst.SPEC);
  }
}
