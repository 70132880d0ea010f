package io.faasduet.artefacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packaged server whose model is in S3, with the two variables that a pod's role gives it. */
class PodCredentialsIT {
  private static final String REFUSED =
      "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not this pod</Message></Error>"
          + "</ErrorResponse>";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"yolo", "cnn-serving", "image-classify"})
  void aServerAsksForItsRole(String function) throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer sts =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sts.createContext(
        "/",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(403, REFUSED.length());
          exchange.getResponseBody().write(REFUSED.getBytes(UTF_8));
          exchange.close();
        });
    sts.start();
    Path token = Files.writeString(directory.resolve("token"), "of-the-pod");
    Map<String, String> settings =
        Map.of(
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            token.toString(),
            "AWS_ROLE_ARN",
            "arn:aws:iam::123456789012:role/r",
            "AWS_REGION",
            "eu-west-1",
            "AWS_ENDPOINT_URL_STS",
            "http://127.0.0.1:" + sts.getAddress().getPort(),
            "DUET_MODEL",
            "s3://models/mine/",
            "DUET_CACHE",
            directory.resolve("cache").toString());
    try (ServedDirectory server = new ServedDirectory(function, settings)) {
      assertThat(server.awaitEnd()).isNotZero();
      assertThat(asked)
          .isNotEmpty()
          .allMatch(it -> it.contains("Action=AssumeRoleWithWebIdentity"))
          .allMatch(it -> it.contains("WebIdentityToken=of-the-pod"));
      assertThat(server.log())
          .anyMatch(line -> line.contains("AccessDenied: not this pod"))
          .noneMatch(line -> line.contains("class path") || line.contains("\tat "));
    } finally {
      sts.stop(0);
    }
  }
}
