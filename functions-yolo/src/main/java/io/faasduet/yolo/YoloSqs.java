package io.faasduet.yolo;

import io.faasduet.lambda.SqsHandler;

/**
 * The function on Lambda, behind an SQS queue; the images of a batch go through the network
 * together.
 */
public final class YoloSqs extends SqsHandler<YoloRequest, YoloResponse> {
  /** Lambda's INIT phase. */
  public YoloSqs() {
    super(Yolo.SPEC, YoloRequest::object);
  }
}
