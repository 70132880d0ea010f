package io.faasduet.studies.limits;

import io.faasduet.lambda.LambdaHandler;

/** {@code object-digest} on AWS Lambda, invoked directly. */
public final class ObjectDigestHandler
    extends LambdaHandler<ObjectDigestRequest, ObjectDigestResponse> {
  public ObjectDigestHandler() {
    super(ObjectDigest.SPEC);
  }
}
