package io.faasduet.studies.limits;

import io.faasduet.lambda.SqsHandler;

/** {@code object-digest} on AWS Lambda, fed by an SQS queue: a stage of a chain. */
public final class ObjectDigestSqs extends SqsHandler<ObjectDigestRequest, ObjectDigestResponse> {
  public ObjectDigestSqs() {
    super(ObjectDigest.SPEC);
  }
}
