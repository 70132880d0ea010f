package io.faasduet.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod's token is exchanged for credentials at a service that speaks as STS does. */
class WebIdentityTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/pods";
  private static final URI OBJECT = URI.create("s3://bucket/a");

  @TempDir Path directory;

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer sts;
  private volatile int status = 200;
  private volatile Duration life = Duration.ofHours(1);

  @BeforeEach
  void start() throws IOException {
    s3.createBucket("bucket");
    s3.put("bucket", "a", new byte[3]);
    sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sts.createContext(
        "/",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer = (status == 200 ? credentials() : refusal()).getBytes(UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    sts.start();
    Files.writeString(directory.resolve("token"), "eyJ.a+b/c=\n");
  }

  @AfterEach
  void stop() {
    sts.stop(0);
    s3.close();
  }

  @Test
  void theRoleIsAssumedOnceForAllRequests() {
    try (ObjectStore store = ObjectStores.open(settings(Map.of()))) {
      assertThat(store.read(OBJECT, 9)).hasSize(3);
      assertThat(store.info(OBJECT).bytes()).isEqualTo(3);
    }
    assertThat(asked)
        .containsExactly(
            "Action=AssumeRoleWithWebIdentity&Version=2011-06-15"
                + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fpods"
                + "&RoleSessionName=duet&WebIdentityToken=eyJ.a%2Bb%2Fc%3D");
  }

  @Test
  void credentialsThatExpireSoonAreRenewed() throws IOException {
    life = Duration.ofMinutes(4);
    try (ObjectStore store = ObjectStores.open(settings(Map.of("AWS_ROLE_SESSION_NAME", "me")))) {
      store.read(OBJECT, 9);
      Files.writeString(directory.resolve("token"), "next");
      store.read(OBJECT, 9);
    }
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1)).endsWith("&RoleSessionName=me&WebIdentityToken=next");
  }

  @Test
  void whatStsRefusesIsSaidInItsWords() {
    status = 403;
    try (ObjectStore store = ObjectStores.open(settings(Map.of()))) {
      assertThatThrownBy(() -> store.read(OBJECT, 9))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("STS answered 403 AccessDenied: Not authorized to perform");
    }
  }

  @Test
  void aTokenThatCannotBeReadIsNamed() throws IOException {
    Files.delete(directory.resolve("token"));
    try (ObjectStore store = ObjectStores.open(settings(Map.of()))) {
      assertThatThrownBy(() -> store.read(OBJECT, 9))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(directory.resolve("token").toString());
    }
  }

  @Test
  void aTokenWithoutARoleIsRefused() {
    Map<String, String> values = values();
    values.remove("AWS_ROLE_ARN");
    try (ObjectStore store = ObjectStores.open(Settings.of(values))) {
      assertThatThrownBy(() -> store.read(OBJECT, 9))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("AWS_ROLE_ARN");
    }
  }

  private Settings settings(Map<String, String> further) {
    Map<String, String> values = values();
    values.putAll(further);
    return Settings.of(values);
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>(s3.settings());
    values.remove("AWS_ACCESS_KEY_ID");
    values.remove("AWS_SECRET_ACCESS_KEY");
    values.put("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:" + sts.getAddress().getPort());
    values.put("AWS_WEB_IDENTITY_TOKEN_FILE", directory.resolve("token").toString());
    values.put("AWS_ROLE_ARN", ROLE);
    return values;
  }

  private String credentials() {
    Map<String, String> known = s3.settings();
    return """
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult>
            <Credentials>
              <AccessKeyId>%s</AccessKeyId>
              <SecretAccessKey>%s</SecretAccessKey>
              <SessionToken>session</SessionToken>
              <Expiration>%s</Expiration>
            </Credentials>
          </AssumeRoleWithWebIdentityResult>
        </AssumeRoleWithWebIdentityResponse>
        """
        .formatted(
            known.get("AWS_ACCESS_KEY_ID"),
            known.get("AWS_SECRET_ACCESS_KEY"),
            Instant.now().plus(life));
  }

  private static String refusal() {
    return """
        <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
        <Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error>
        </ErrorResponse>
        """;
  }
}
