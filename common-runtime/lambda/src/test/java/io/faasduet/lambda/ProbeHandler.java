package io.faasduet.lambda;

/** The probe as Lambda makes it. */
public final class ProbeHandler extends LambdaHandler<Probe.Request, Probe.Response> {
  public ProbeHandler() {
    super(Probe.SPEC);
  }
}
