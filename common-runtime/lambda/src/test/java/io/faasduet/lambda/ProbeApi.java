package io.faasduet.lambda;

/** The probe as Lambda makes it. */
public final class ProbeApi extends ApiGatewayHandler<Probe.Request, Probe.Response> {
  public ProbeApi() {
    super(Probe.SPEC);
  }
}
