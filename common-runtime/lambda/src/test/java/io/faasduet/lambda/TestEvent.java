package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The text of an event, as a service sends it. */
record TestEvent(String json) {

  /** One of the events beside the tests. */
  static TestEvent of(String file) throws IOException {
    try (InputStream in = TestEvent.class.getResourceAsStream("/events/" + file)) {
      return new TestEvent(new String(in.readAllBytes(), UTF_8));
    }
  }

  TestEvent with(String part, String instead) {
    if (!json.contains(part)) {
      throw new IllegalArgumentException("the event has no " + part);
    }
    return new TestEvent(json.replace(part, instead));
  }

  byte[] bytes() {
    return json.getBytes(UTF_8);
  }

  byte[] sendTo(RequestStreamHandler handler) throws IOException {
    return sendTo(handler, new TestContext());
  }

  byte[] sendTo(RequestStreamHandler handler, Context context) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(bytes()), out, context);
    return out.toByteArray();
  }
}
