package io.faasduet.studies.training;

import io.faasduet.lambda.LambdaHandler;

/** {@code training-step} on AWS Lambda, invoked directly. */
public final class TrainingStepHandler
    extends LambdaHandler<TrainingStepRequest, TrainingStepResponse> {
  public TrainingStepHandler() {
    super(TrainingStep.SPEC);
  }
}
