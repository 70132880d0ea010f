package io.faasduet.yolo;

import io.faasduet.lambda.ApiGatewayHandler;

/** The function on Lambda, behind an HTTP API or a function URL. */
public final class YoloApi extends ApiGatewayHandler<YoloRequest, YoloResponse> {
  /** Lambda's INIT phase. */
  public YoloApi() {
    super(Yolo.SPEC);
  }
}
