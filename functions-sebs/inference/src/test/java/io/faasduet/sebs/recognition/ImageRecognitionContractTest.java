package io.faasduet.sebs.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;

class ImageRecognitionContractTest extends FunctionContract {
  private static final EmbeddedS3 S3 = started();

  ImageRecognitionContractTest() {
    super(ImageRecognition.SPEC, S3.settings());
  }

  private static EmbeddedS3 started() {
    EmbeddedS3 s3 = EmbeddedS3.start();
    s3.createBucket("bench");
    for (String file : List.of("model.json", "labels.txt", "saved_model.pb")) {
      s3.put("bench", "models/net/" + file, resource("efficientnet_lite0/" + file));
    }
    s3.put("bench", "models/broken/model.json", "{}".getBytes(UTF_8));
    s3.put("bench", "models/none-of-them.pth", "no state dict".getBytes(UTF_8));
    s3.put("bench", "in/a.jpg", resource("espresso.jpg"));
    s3.put("bench", "in/a.gif", "GIF89a".getBytes(UTF_8));
    return s3;
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(ImageRecognition.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    S3.close();
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "an espresso",
            request("net", "a.jpg", "\"input\":\"in\",\"model\":\"models\""),
            json ->
                assertThat(json)
                    .startsWith("{\"result\":{\"idx\":967,\"class\":\"espresso\"},")
                    .contains(
                        "\"measurement\":{\"download_time\":",
                        "\"compute_time\":",
                        "\"model_time\":",
                        "\"model_download_time\":")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    String paths = "\"input\":\"in\",\"model\":\"models\"";
    return List.of(
        BadRequest.ofField("object", "{\"bucket\":{\"bucket\":\"bench\"}}"),
        BadRequest.ofField("object.model", request("", "a.jpg", paths)),
        BadRequest.ofField("object.model", request("resnet50.pt", "a.jpg", paths)),
        BadRequest.ofField("object.model", request("none-of-them.pth", "a.jpg", paths)),
        new BadRequest(
            request("resnet50-19c8e357.pth", "a.jpg", paths),
            ErrorKind.NOT_FOUND,
            "s3://bench/models/resnet50-19c8e357.pth"),
        BadRequest.ofField("object.model", request("broken", "a.jpg", paths)),
        BadRequest.ofField("object.input", request("net", "", paths)),
        BadRequest.ofField("bucket.input", request("net", "a.jpg", "\"model\":\"models\"")),
        BadRequest.ofField("bucket.model", request("net", "a.jpg", "\"input\":\"in\"")),
        new BadRequest(
            request("net", "none.jpg", paths), ErrorKind.NOT_FOUND, "s3://bench/in/none.jpg"),
        new BadRequest(
            request("none", "a.jpg", paths), ErrorKind.NOT_FOUND, "s3://bench/models/none"),
        new BadRequest(request("net", "a.gif", paths), ErrorKind.UNSUPPORTED_MEDIA, "GIF"));
  }

  private static String request(String model, String input, String paths) {
    return "{\"object\":{\"model\":\"%s\",\"input\":\"%s\",\"size\":\"test\"},\"bucket\":{\"bucket\":\"bench\",%s}}"
        .formatted(model, input, paths);
  }
}
