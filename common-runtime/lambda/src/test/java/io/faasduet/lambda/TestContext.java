package io.faasduet.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** What the platform tells of an invocation. */
record TestContext(String awsRequestId, int remainingMillis) implements Context {
  TestContext() {
    this("aws-request", 30_000);
  }

  @Override
  public String getAwsRequestId() {
    return awsRequestId;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/probe";
  }

  @Override
  public String getLogStreamName() {
    return "probe";
  }

  @Override
  public String getFunctionName() {
    return "probe";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:probe";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("invoked without an identity");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("invoked without a client context");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("handlers log through slf4j");
  }
}
