package io.faasduet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.faasduet.bench.client.ClosingClient;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.client.ServerAccess;
import io.faasduet.bench.client.ServerTrust;
import io.faasduet.bench.client.TlsKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HttpsLoadTest {
  private static final String TRUSTED = "javax.net.ssl.trustStore";
  private static final String TRUSTED_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final int COUNT = 30;

  @TempDir static Path directory;
  private static TlsKeys keys;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<CompletedRequest> completed = new ArrayList<>();
  private HttpsServer server;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = new TlsKeys(directory);
  }

  @BeforeEach
  void startHttpsServer() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
    server.setExecutor(workers);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
    System.clearProperty(TRUSTED);
    System.clearProperty(TRUSTED_PASSWORD);
  }

  @Test
  void sendsOverTlsToWhatIsTrusted() {
    trustTheServer();
    LoadOutcome outcome = run("localhost");
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.succeeded()).isEqualTo(COUNT);
  }

  @Test
  void countsWhatIsNotTrustedAsABrokenConnection() {
    LoadOutcome outcome = run("localhost");
    assertThat(outcome.failures()).isEqualTo(Map.of("connection", (long) COUNT));
    assertThat(((InvocationResult.Failure) completed.get(0).result()).detail())
        .contains("certification path");
  }

  @Test
  void aCertificateOfAnotherHostIsNotTrusted() {
    trustTheServer();
    LoadOutcome outcome = run("127.0.0.1");
    assertThat(outcome.failures()).isEqualTo(Map.of("connection", (long) COUNT));
  }

  @Test
  void trustsTheCertificatesOfAFileUnderTheirNames() {
    ServerTrust trust = ServerTrust.of(keys.certificate());
    assertThat(run("localhost", trust).succeeded()).isEqualTo(COUNT);
    assertThat(run("127.0.0.1", trust).failures()).isEqualTo(Map.of("connection", (long) COUNT));
  }

  @Test
  void withoutVerificationSendsToAnyServer() {
    assertThat(run("127.0.0.1", ServerTrust.EVERYONE).succeeded()).isEqualTo(COUNT);
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");
    Path text = Files.writeString(directory.resolve("text.pem"), "no certificate");
    for (Path wrong : List.of(empty, text)) {
      assertThatThrownBy(() -> ServerTrust.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(wrong + " holds no certificate");
    }
    assertThatThrownBy(() -> ServerTrust.of(directory.resolve("absent.pem")))
        .hasMessage(directory.resolve("absent.pem") + " cannot be read");
  }

  private void trustTheServer() {
    System.setProperty(TRUSTED, keys.store().toString());
    System.setProperty(TRUSTED_PASSWORD, TlsKeys.PASSWORD);
  }

  private LoadOutcome run(String host) {
    return run(host, ServerTrust.JAVA);
  }

  private LoadOutcome run(String host, ServerTrust trust) {
    ServerAccess access = new ServerAccess(List.of(), ServerAccess.HttpVerb.POST, trust);
    URI address = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    try (ProtocolClient target =
        ClosingClient.of(
            new HttpProtocol(ResponseContract.ANY_SERVER, Duration.ofSeconds(20), access),
            address)) {
      return new LoadGenerator(
              target, index -> "{}".getBytes(StandardCharsets.UTF_8), LoadLimits.DEFAULT)
          .run(new Batches(3, COUNT / 3), completed::add);
    }
  }
}
