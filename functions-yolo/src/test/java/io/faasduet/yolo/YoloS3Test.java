package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.lambda.LambdaError;
import io.faasduet.lambda.S3EventHandler;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.testkit.EmbeddedImages;
import io.faasduet.testkit.FakeContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class YoloS3Test {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(Yolo.class);

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final FunctionHost<YoloRequest, YoloResponse> host =
      TestFunction.host(s3, Map.of("OUTPUT_BUCKET", "annotated"));
  private final S3EventHandler<YoloRequest, YoloResponse> handler =
      new S3EventHandler<>(host, YoloRequest::object);

  @BeforeEach
  void makeBuckets() {
    s3.createBucket("uploads");
    s3.createBucket("annotated");
    s3.put("uploads", "in/first image.jpg", IMAGES.file(1));
    s3.put("uploads", "in/Größe+1.JPG", IMAGES.file(0));
  }

  @AfterEach
  void stop() {
    host.close();
    s3.close();
  }

  @Test
  void everyObjectThatWasCreatedIsAnnotated() throws IOException {
    assertThat(send(event())).isEqualTo("null");
    assertThat(annotated())
        .hasSize(2)
        .anyMatch(key -> key.endsWith("_first image_output.jpg"))
        .anyMatch(key -> key.endsWith("_Größe+1_output.JPG"));
  }

  @Test
  void anObjectBehindOneThatFailsIsAnnotatedToo() {
    String event = event().replace("first+image", "absent");
    assertThatThrownBy(() -> send(event))
        .isInstanceOf(LambdaError.class)
        .hasMessageContaining("absent.jpg");
    assertThat(annotated()).hasSize(1).allMatch(key -> key.endsWith("_Größe+1_output.JPG"));
  }

  @Test
  void anAnnotatedCopyThatCausesAnEventIsNotAnnotatedAgain() throws IOException {
    send(event());
    String copy = annotated().get(0);
    String event = event().replace("uploads", "annotated").replace("in/first+image.jpg", copy);
    assertThatThrownBy(() -> send(event)).isInstanceOf(LambdaError.class);
    assertThat(annotated()).hasSize(2);
  }

  private List<String> annotated() {
    try (ObjectStore store = ObjectStores.open(TestFunction.environment(s3, Map.of()).settings())) {
      return store.list(URI.create("s3://annotated/")).stream()
          .map(address -> address.getPath().substring(1))
          .toList();
    }
  }

  private String send(String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        answer,
        new FakeContext());
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static String event() {
    try (InputStream in = YoloS3Test.class.getResourceAsStream("/events/s3-put.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
