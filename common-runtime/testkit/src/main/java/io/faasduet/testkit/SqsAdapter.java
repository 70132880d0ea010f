package io.faasduet.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.ErrorKind;

/** An SQS message, which has no answer: the queue only learns whether it failed. */
record SqsAdapter(RequestStreamHandler handler) implements AdapterUnderTest {
  private static final String BATCH_ITEM_FAILURE = "batch item failure";

  @Override
  public String name() {
    return "SQS";
  }

  @Override
  public boolean answers() {
    return false;
  }

  @Override
  public Answer send(byte[] json) throws Exception {
    String response = LambdaAdapter.invoke(handler, LambdaEvents.sqs(json));
    boolean failed = response.contains("\"itemIdentifier\":\"" + LambdaEvents.MESSAGE_ID + "\"");
    return new Answer(failed ? BATCH_ITEM_FAILURE : OK, response);
  }

  @Override
  public String codeOf(ErrorKind failure) {
    return BATCH_ITEM_FAILURE;
  }

  @Override
  public void close() {}
}
