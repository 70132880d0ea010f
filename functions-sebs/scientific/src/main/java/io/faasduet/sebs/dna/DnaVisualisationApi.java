package io.faasduet.sebs.dna;

import io.faasduet.lambda.ApiGatewayHandler;

/** SeBS's 504.dna-visualisation on AWS Lambda behind a Function URL. */
public final class DnaVisualisationApi
    extends ApiGatewayHandler<DnaVisualisationRequest, DnaVisualisationResponse> {
  public DnaVisualisationApi() {
    super(DnaVisualisation.SPEC);
  }
}
