package io.faasduet.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A handler as functions have one, in its own process; does what the payload says. */
public final class ScriptedHandler implements RequestStreamHandler {
  private int calls;

  public ScriptedHandler() throws IOException, InterruptedException {
    long start = System.nanoTime();
    String hungOnce = System.getenv("HANG_ONCE");
    if (hungOnce != null && !Files.exists(Path.of(hungOnce))) {
      Files.createFile(Path.of(hungOnce));
      Thread.currentThread().join();
    }
    if (System.getenv("REFUSE") != null) {
      throw new IllegalStateException("the model is missing");
    }
    System.out.printf(
        "{\"duet\":{\"init\":{\"instance\":\"i\",\"entered_nanos\":%d,\"start_nanos\":%d,\"end_nanos\":%d}}}%n",
        start, start, System.nanoTime());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    System.out.println("{\"duet\":{\"request_id\":\"" + context.getAwsRequestId() + "\"}}");
    System.err.println("to the other stream");
    output.write(play(payload, context).getBytes(StandardCharsets.UTF_8));
  }

  private String play(String payload, Context context) throws IOException {
    return switch (payload) {
      case "\"throw\"" -> throw new IllegalArgumentException("not today");
      case "\"exit\"" -> {
        System.exit(7);
        yield "";
      }
      case "\"hang\"" -> hang();
      case "\"meet\"" -> meet(Path.of(System.getenv("MEETING")));
      case "\"large\"" -> "\"" + "x".repeat(7 * 1024 * 1024) + "\"";
      case "\"chatter\"" -> {
        System.out.println("chatter ".repeat(100_000));
        yield "\"done\"";
      }
      case "\"temporary\"" -> {
        Path file = Files.createTempFile("left", "over");
        yield "\"" + file + "\"";
      }
      case "\"loader\"" ->
          "\"%s %s\""
              .formatted(
                  ScriptedHandler.class.getClassLoader().getClass().getName(),
                  System.getProperty("java.class.path"));
      case "\"variables\"" -> "\"" + System.getenv() + "\"";
      case "\"context\"" ->
          "\"%s %s %d %d %s\""
              .formatted(
                  context.getFunctionName(),
                  context.getInvokedFunctionArn(),
                  context.getMemoryLimitInMB(),
                  context.getRemainingTimeInMillis(),
                  context.getClientContext());
      default -> "{\"calls\":" + ++calls + ",\"payload\":" + payload + "}";
    };
  }

  /** Says that it is there, and waits until the meeting is over. */
  private static String meet(Path meeting) throws IOException {
    Files.createTempFile(meeting, "here", "");
    while (!Files.exists(meeting.resolve("over"))) {
      LockSupport.parkNanos(10_000_000);
    }
    return "\"met\"";
  }

  private static String hang() throws IOException {
    String meeting = System.getenv("MEETING");
    if (meeting != null) {
      Files.createTempFile(Path.of(meeting), "hanging", "");
    }
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }
}
