package io.faasduet.yolo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.http.HttpFunction;
import io.faasduet.http.Payload;
import io.faasduet.http.ResponseBody;
import io.faasduet.lambda.ApiGatewayHandler;
import io.faasduet.lambda.S3EventHandler;
import io.faasduet.lambda.SqsHandler;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.testkit.EmbeddedImages;
import io.faasduet.testkit.FakeContext;
import io.faasduet.testkit.TestData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, images and networks that users of such functions have had trouble with. */
class YoloCasesTest {
  private static final String NO_FAILURE = "{\"batchItemFailures\":[]}";

  private static EmbeddedS3 s3;
  private static FunctionHost<YoloRequest, YoloResponse> host;

  /** The copies that earlier tests have left. */
  private final Set<URI> earlier = new HashSet<>();

  @BeforeAll
  static void start() {
    s3 = EmbeddedS3.start();
    s3.createBucket("pics-in");
    s3.createBucket("pics-out");
    host = TestFunction.host(s3, Map.of("INPUT_BUCKET", "pics-in", "OUTPUT_BUCKET", "pics-out"));
  }

  @AfterAll
  static void stop() {
    host.close();
    s3.close();
  }

  @BeforeEach
  void store() {
    s3.put("pics-in", "a.jpg", new EmbeddedImages(Yolo.class).file(1));
    s3.put("pics-in", "holiday/", new byte[0]);
    earlier.addAll(annotated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"control.json", "s3-in-sqs.json", "sns.json"})
  void aQueuesMessageThatNamesAnObjectIsWorkedOn(String event) throws IOException {
    assertThat(send(new SqsHandler<>(host, YoloRequest::object), "cases/B01/" + event))
        .isEqualTo(NO_FAILURE);
    assertThat(annotated()).hasSize(1);
  }

  @Test
  void theTestEventOfABucketIsAcknowledged() throws IOException {
    assertThat(send(new SqsHandler<>(host, YoloRequest::object), "cases/B01/testevent.json"))
        .isEqualTo(NO_FAILURE);
    assertThat(annotated()).isEmpty();
  }

  @Test
  void directoriesOfTheConsoleArePassedOver() throws IOException {
    S3EventHandler<YoloRequest, YoloResponse> handler =
        new S3EventHandler<>(host, YoloRequest::object);

    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      assertThat(send(handler, "cases/B17/folder.json")).isEqualTo("null");
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(UTF_8)).contains("passed over").contains("holiday/");
    assertThat(annotated()).isEmpty();
    s3.put("pics-in", "holiday/a b.jpg", new EmbeddedImages(Yolo.class).file(1));
    assertThat(send(handler, "cases/B17/folder-and-picture.json")).isEqualTo("null");
    assertThat(annotated()).hasSize(1);
  }

  @Test
  void headersInCapitalsAreRead() throws IOException {
    String event = new String(TestData.file("cases/B12/mixed-case.json"), UTF_8);
    String lowerCase =
        event
            .replace("\"Content-Type\"", "\"content-type\"")
            .replace("\"Accept\"", "\"accept\"")
            .replace("\"X-Request-Id\"", "\"x-request-id\"");
    ApiGatewayHandler<YoloRequest, YoloResponse> handler = new ApiGatewayHandler<>(host);

    String answer = send(handler, event.getBytes(UTF_8));

    assertThat(answer)
        .startsWith("{\"statusCode\":200,")
        .contains("\"content-type\":\"image/jpeg\"", "\"x-request-id\":\"abc\"");
    assertThat(body(answer).equals(body(send(handler, lowerCase.getBytes(UTF_8)))))
        .as("the image is the same")
        .isTrue();
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\"body\":"));
  }

  /** Its PNG has some 15 MB, and Lambda carries 6. */
  @Test
  void anAnswerThatLambdaCannotCarryIsAProblem() throws IOException {
    String event =
        """
        {"version": "2.0", "routeKey": "POST /yolo", "rawPath": "/yolo", "rawQueryString": "",
         "headers": {"content-type": "image/jpeg", "accept": "image/png"},
         "requestContext": {"http": {"method": "POST", "path": "/yolo", "protocol": "HTTP/1.1",
                                     "sourceIp": "192.0.2.1", "userAgent": "x"}},
         "body": "%s", "isBase64Encoded": true}
        """
            .formatted(Base64.getEncoder().encodeToString(noise(2600, 1900)));

    assertThat(send(new ApiGatewayHandler<>(host), event.getBytes(UTF_8)))
        .startsWith("{\"statusCode\":413,")
        .contains(
            "\"content-type\":\"application/problem+json\"", "Lambda carries at most 6291556");
  }

  private static byte[] noise(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(256) * 0x010101);
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    return jpeg.toByteArray();
  }

  @Test
  void aNetworkInHalfPrecisionIsRefusedInWords() {
    assertRefused("cases/B52/half/model.json", "half precision", "float32");
  }

  @Test
  void aNetworkThatAnswersCornersIsRefused() {
    assertRefused("cases/B53/e2e-v5/model.json", "[1, 300, 6]");
  }

  @Test
  void anImageThatNoJpegCanHoldIsRefusedByThatLimit() {
    byte[] wide = TestData.file("cases/B42/65535x16.png");
    HttpFunction<YoloRequest, YoloResponse> http = new HttpFunction<>(host);

    assertThatThrownBy(
            () ->
                http.respond(
                    new Payload.Body(wide, "image/png"), "image/jpeg", Invocation.of("test")))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessageContaining("65500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-zero.jpg", "seven-spaces.jpg", "ff00ff00.jpg"})
  void strayBytesBetweenSegmentsDoNotChangeTheAnswer(String file) {
    HttpFunction<YoloRequest, YoloResponse> http = new HttpFunction<>(host);
    assertThat(detections(http, "cases/B09/" + file))
        .isEqualTo(detections(http, "cases/B09/fill-control.jpg"));
  }

  private static String detections(HttpFunction<YoloRequest, YoloResponse> http, String file) {
    ResponseBody answer =
        http.respond(
            new Payload.Body(TestData.file(file), "image/jpeg"), "", Invocation.of("test"));
    return new String(answer.bytes(), UTF_8).replaceFirst("\"latency\":[^,}]*", "");
  }

  private void assertRefused(String file, String... words) {
    TestData.file(file);
    Path bundle = Path.of(System.getenv(TestData.VARIABLE)).resolve(file).getParent();
    assertThatThrownBy(
            () -> TestFunction.host(s3, Map.of("DUET_MODEL", bundle.toUri().toString())).close())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("DUET_MODEL cannot be used: ")
        .hasMessageContainingAll(words);
  }

  private List<URI> annotated() {
    try (ObjectStore store = ObjectStores.open(TestFunction.environment(s3, Map.of()).settings())) {
      return store.list(URI.create("s3://pics-out/")).stream()
          .filter(address -> !earlier.contains(address))
          .toList();
    }
  }

  private static String send(RequestStreamHandler handler, String event) throws IOException {
    return send(handler, TestData.file(event));
  }

  private static String send(RequestStreamHandler handler, byte[] event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, new FakeContext());
    return answer.toString(UTF_8);
  }
}
