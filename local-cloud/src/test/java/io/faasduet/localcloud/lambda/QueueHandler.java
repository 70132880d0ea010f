package io.faasduet.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A handler, in its own process, that notes the batches it gets and fails at some messages. */
public final class QueueHandler implements RequestStreamHandler {
  private static final Pattern MESSAGE =
      Pattern.compile("\"messageId\":\"([^\"]+)\",.*?\"body\":\"([^\"]*)\"");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    StringBuilder bodies = new StringBuilder();
    StringBuilder failures = new StringBuilder();
    Matcher messages = MESSAGE.matcher(event);
    while (messages.find()) {
      bodies.append(messages.group(2)).append(' ');
      if (messages.group(2).startsWith("bad")) {
        failures.append(failures.isEmpty() ? "" : ",");
        failures.append("{\"itemIdentifier\":\"").append(messages.group(1)).append("\"}");
      }
    }
    Path notes = Path.of(System.getenv("NOTES"));
    Files.writeString(notes, bodies + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.writeString(notes.resolveSibling("event.json"), event);
    if (bodies.indexOf("throw") >= 0) {
      throw new IllegalStateException("no such luck");
    }
    String answer = "{\"batchItemFailures\":[" + failures + "]}";
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }
}
