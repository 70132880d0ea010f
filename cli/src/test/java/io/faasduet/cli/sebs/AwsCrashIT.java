package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.LocalAws;
import io.faasduet.cli.Packaged;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of commands that are killed, or that a service fails. */
class AwsCrashIT {
  @TempDir private Path directory;
  private LocalAws aws;

  @BeforeEach
  void start() {
    Packaged.assume("sleep");
    Packaged.assume("thumbnailer");
    aws = new LocalAws(directory);
  }

  @AfterEach
  void stop() {
    if (aws != null) {
      aws.close();
    }
  }

  @Test
  void whatAKilledCommandHasMadeIsFoundAndDeleted() throws Exception {
    try (DuetProcess process = aws.startInvoke("010.sleep", "out", "small")) {
      process.await(() -> !aws.functions().isEmpty());
      process.signal("KILL");
      process.exitCode();
    }
    assertThat(aws.run("resources", "cleanup", "--dry-run").out()).contains("function  sebs_");
    assertThat(aws.functions()).hasSize(1);
    LocalAws.Ended cleaned = aws.run("resources", "cleanup");
    assertThat(cleaned.out()).contains("Deleted 1 of 1");
    assertThat(aws.functions()).isEmpty();
  }

  @Test
  void whatIsAboutToBeMadeIsWrittenDownAlready() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    try (EmptyLambda lambda = new EmptyLambda(Optional.of(making))) {
      Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_LAMBDA", lambda.url());
      killWhileMaking(making, environment);
      assertThat(aws.run("resources", "list").out()).contains("function  sebs_abcd1234_010_sleep");
      LocalAws.Ended elsewhere = aws.run("resources", "cleanup");
      assertThat(elsewhere.code()).isEqualTo(1);
      assertThat(elsewhere.err())
          .contains("these settings do not reach us-east-1 at " + lambda.url())
          .contains("set AWS_REGION=us-east-1 and AWS_ENDPOINT_URL_LAMBDA=" + lambda.url());
      try (DuetProcess process = aws.start(environment, "resources", "cleanup")) {
        assertThat(process.exitCode()).as(process.err()).isZero();
        assertThat(process.out()).contains("Deleted 1 of 1");
      }
      assertThat(aws.run("resources", "list").out()).isEqualTo("Nothing is written down.\n");
    }
  }

  @Test
  void whatWasMadeWhereNothingAnswersAnyMoreIsForgottenIfAsked() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    String url;
    try (EmptyLambda lambda = new EmptyLambda(Optional.of(making))) {
      url = lambda.url();
      killWhileMaking(making, Map.of("AWS_ENDPOINT_URL_LAMBDA", url));
      LocalAws.Ended answers = aws.run("resources", "cleanup", "--forget");
      assertThat(answers.code()).isEqualTo(1);
      assertThat(answers.err()).contains("or give --forget if it is gone");
    }
    LocalAws.Ended dry = aws.run("resources", "cleanup", "--forget", "--dry-run");
    assertThat(dry.code()).isZero();
    assertThat(dry.out()).startsWith("Would forget function sebs_abcd1234_010_sleep");
    LocalAws.Ended forgotten = aws.run("resources", "cleanup", "--forget");
    assertThat(forgotten.code()).as(forgotten.err()).isZero();
    assertThat(forgotten.out())
        .startsWith("Forgot function sebs_abcd1234_010_sleep")
        .endsWith(": nothing answers at " + url + "\n");
    assertThat(aws.run("resources", "list").out()).isEqualTo("Nothing is written down.\n");
  }

  @Test
  void whatCouldNotBeMadeIsNotWrittenDown() throws Exception {
    try (EmptyLambda lambda = new EmptyLambda(Optional.empty());
        DuetProcess process =
            aws.start(
                Map.of("AWS_ENDPOINT_URL_LAMBDA", lambda.url()),
                "publish",
                "010.sleep",
                directory.resolve("none").toString(),
                "test",
                aws.config().toString())) {
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.err().lines().toList()).hasSize(1);
      assertThat(process.err())
          .startsWith("duet: function sebs_abcd1234_010_sleep_java_")
          .contains("cannot be made in us-east-1", "InvalidParameterValueException, no such role");
    }
    assertThat(aws.run("resources", "list").out()).isEqualTo("Nothing is written down.\n");
  }

  private void killWhileMaking(CountDownLatch making, Map<String, String> environment)
      throws Exception {
    try (DuetProcess process =
        aws.start(
            environment,
            "publish",
            "010.sleep",
            directory.resolve("none").toString(),
            "test",
            aws.config().toString())) {
      assertThat(making.await(60, TimeUnit.SECONDS)).as("the function is being made").isTrue();
      process.signal("KILL");
      process.exitCode();
    }
  }

  /** Has no functions, and refuses who makes one, or never answers. */
  private static final class EmptyLambda implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    EmptyLambda(Optional<CountDownLatch> making) throws Exception {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(
          command -> {
            Thread thread = new Thread(command, "empty-lambda");
            thread.setDaemon(true);
            thread.start();
          });
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean post = exchange.getRequestMethod().equals("POST");
            if (post && making.isPresent()) {
              making.get().countDown();
              await(closed);
              return;
            }
            String error = post ? "InvalidParameterValueException" : "ResourceNotFoundException";
            byte[] body = "{\"Message\":\"no such role\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("x-amzn-ErrorType", error);
            exchange.sendResponseHeaders(post ? 400 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      closed.countDown();
      server.stop(0);
    }
  }
}
