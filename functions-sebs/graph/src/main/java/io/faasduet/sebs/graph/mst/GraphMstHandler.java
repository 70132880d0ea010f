package io.faasduet.sebs.graph.mst;

import io.faasduet.lambda.LambdaHandler;
import io.faasduet.sebs.graph.GraphRequest;

/** SeBS's 502.graph-mst on AWS Lambda, invoked directly. */
public final class GraphMstHandler extends LambdaHandler<GraphRequest, GraphMstResponse> {
  public GraphMstHandler() {
    super(GraphMst.SPEC);
  }
}
