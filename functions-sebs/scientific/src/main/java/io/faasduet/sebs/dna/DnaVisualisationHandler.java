package io.faasduet.sebs.dna;

import io.faasduet.lambda.LambdaHandler;

/** SeBS's 504.dna-visualisation on AWS Lambda, invoked directly. */
public final class DnaVisualisationHandler
    extends LambdaHandler<DnaVisualisationRequest, DnaVisualisationResponse> {
  public DnaVisualisationHandler() {
    super(DnaVisualisation.SPEC);
  }
}
