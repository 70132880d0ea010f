package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GrpcTlsTest {
  private static final byte[] REQUEST = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path directory;
  private static TlsKeys keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = new TlsKeys(directory);
  }

  @Test
  void callsAServerWhoseCertificateIsTrusted() throws Exception {
    assertThat(call("localhost", ServerTrust.of(keys.certificate())))
        .isInstanceOf(InvocationResult.Success.class);
  }

  @Test
  void aServerThatIsNotTrustedIsABrokenConnection() throws Exception {
    assertThat(call("localhost", ServerTrust.JAVA))
        .isInstanceOfSatisfying(
            InvocationResult.Failure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo("connection");
              assertThat(failure.detail()).contains("certification path");
            });
    assertThat(call("127.0.0.1", ServerTrust.of(keys.certificate())))
        .as("a certificate of another host")
        .isInstanceOf(InvocationResult.Failure.class);
  }

  @Test
  void withoutVerificationAnyServerIsCalled() throws Exception {
    assertThat(call("127.0.0.1", ServerTrust.EVERYONE))
        .isInstanceOf(InvocationResult.Success.class);
  }

  private static InvocationResult call(String host, ServerTrust trust) throws Exception {
    ServerAccess access = new ServerAccess(List.of(), ServerAccess.HttpVerb.POST, trust);
    try (FakeGrpcServer server = FakeGrpcServer.overTls(keys);
        ProtocolClient client =
            ClosingClient.of(
                GrpcProtocol.duet(Duration.ofSeconds(50), access),
                URI.create("https://" + host + ":" + server.address().getPort()))) {
      Replies replies = new Replies(1);
      client.invoke(REQUEST, replies);
      return replies.await().get(0);
    }
  }
}
