package io.faasduet.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A direct invocation of a handler; what it throws is what Lambda's caller sees. */
record LambdaAdapter(RequestStreamHandler handler) implements AdapterUnderTest {
  @Override
  public String name() {
    return "Lambda";
  }

  @Override
  public Answer send(byte[] json) throws Exception {
    try {
      return new Answer(OK, invoke(handler, json));
    } catch (RuntimeException e) {
      return new Answer(e.getClass().getName(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String codeOf(ErrorKind failure) {
    return failure.errorType();
  }

  @Override
  public void close() {}

  static String invoke(RequestStreamHandler handler, byte[] event) throws Exception {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), response, new FakeContext());
    return response.toString(StandardCharsets.UTF_8);
  }
}
