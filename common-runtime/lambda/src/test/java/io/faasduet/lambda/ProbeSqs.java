package io.faasduet.lambda;

/** The probe as Lambda makes it. */
public final class ProbeSqs extends SqsHandler<Probe.Request, Probe.Response> {
  public ProbeSqs() {
    super(Probe.SPEC);
  }
}
