package io.faasduet.sebs.graph.pagerank;

import io.faasduet.lambda.LambdaHandler;
import io.faasduet.sebs.graph.GraphRequest;

/** SeBS's 501.graph-pagerank on AWS Lambda, invoked directly. */
public final class GraphPagerankHandler extends LambdaHandler<GraphRequest, GraphPagerankResponse> {
  public GraphPagerankHandler() {
    super(GraphPagerank.SPEC);
  }
}
