package io.faasduet.localcloud.storage;

import static io.faasduet.localcloud.storage.S3Session.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Objects that somebody else draws when they are fetched. */
class ServedObjectTest {
  private static final int BYTES = 5_000_000;

  @RegisterExtension final S3Session aws = new S3Session();
  private final AtomicInteger drawings = new AtomicInteger();
  private volatile int bytesWritten = BYTES;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          drawings.incrementAndGet();
          exchange.sendResponseHeaders(200, bytesWritten);
          byte[] content = new byte[bytesWritten];
          for (int i = 0; i < content.length; i++) {
            content[i] = (byte) i;
          }
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    aws.s3().serve(BUCKET, "drawn", address, BYTES);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isFetchedFromItsAddressEachTimeAndAskedAfterWithout() {
    HeadObjectResponse head = aws.client().headObject(it -> it.bucket(BUCKET).key("drawn"));
    assertThat(head.contentLength()).isEqualTo(BYTES);
    assertThat(aws.client().listObjectsV2(it -> it.bucket(BUCKET)).contents().get(0).size())
        .isEqualTo(BYTES);
    assertThat(drawings).hasValue(0);
    for (int fetch = 1; fetch <= 2; fetch++) {
      var got = aws.client().getObjectAsBytes(it -> it.bucket(BUCKET).key("drawn"));
      assertThat(got.response().eTag()).isEqualTo(head.eTag()).endsWith("-1\"");
      assertThat(got.asByteArray()).hasSize(BYTES).endsWith((byte) (BYTES - 1));
      assertThat(drawings).hasValue(fetch);
    }
  }

  @Test
  void aRangeIsItsPartOfWhatIsDrawn() {
    var got =
        aws.client()
            .getObjectAsBytes(it -> it.bucket(BUCKET).key("drawn").range("bytes=1000001-1000003"));
    assertThat(got.asByteArray())
        .containsExactly((byte) 1_000_001, (byte) 1_000_002, (byte) 1_000_003);
  }

  @Test
  void aContentThatEndsTooEarlyIsNotFilledUp() {
    bytesWritten = BYTES / 2;
    var got = aws.client().getObjectAsBytes(it -> it.bucket(BUCKET).key("drawn"));
    assertThat(got.response().contentLength()).isEqualTo(BYTES);
    assertThat(got.asByteArray()).as("so that a client can tell").hasSize(BYTES / 2);
  }
}
