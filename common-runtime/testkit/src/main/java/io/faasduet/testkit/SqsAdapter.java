package io.faasduet.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.ErrorKind;

/**
 * An SQS message. The queue only learns whether it failed, so the response is taken from the
 * function.
 */
record SqsAdapter(RequestStreamHandler handler, RecordedFunction<?, ?> recorded)
    implements AdapterUnderTest {
  private static final String BATCH_ITEM_FAILURE = "batch item failure";

  @Override
  public String name() {
    return "SQS";
  }

  @Override
  public boolean explainsFailures() {
    return false;
  }

  @Override
  public Answer send(byte[] json) throws Exception {
    String response = LambdaAdapter.invoke(handler, LambdaEvents.sqs(json));
    boolean failed = response.contains("\"itemIdentifier\":\"" + LambdaEvents.MESSAGE_ID + "\"");
    String answer = recorded.takeJson();
    return failed ? new Answer(BATCH_ITEM_FAILURE, response) : new Answer(OK, answer);
  }

  @Override
  public String codeOf(ErrorKind failure) {
    return BATCH_ITEM_FAILURE;
  }

  @Override
  public void close() {}
}
