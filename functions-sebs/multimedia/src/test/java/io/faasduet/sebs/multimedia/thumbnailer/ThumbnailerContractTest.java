package io.faasduet.sebs.multimedia.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class ThumbnailerContractTest extends FunctionContract {
  private static final EmbeddedS3 S3 = started();

  ThumbnailerContractTest() {
    super(Thumbnailer.SPEC, S3.settings());
  }

  private static EmbeddedS3 started() {
    EmbeddedS3 s3 = EmbeddedS3.start();
    s3.createBucket("bench");
    try {
      Path file = Files.createTempFile("photograph", ".jpg");
      DrawnPhotograph.write(600, 400, 1, file);
      s3.put("bench", "in/my photo+1.jpg", Files.readAllBytes(file));
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    s3.put("bench", "in/a.gif", "GIF89a".getBytes(StandardCharsets.US_ASCII));
    return s3;
  }

  @AfterAll
  static void stop() {
    S3.close();
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "a thumbnail",
            request("my+photo%2B1.jpg", 60, 50, "\"input\":\"in\",\"output\":\"out\""),
            json ->
                assertThat(json)
                    .containsPattern(
                        "\\{\"result\":\\{\"bucket\":\"bench\",\"key\":\"out/my photo\\+1\\.[0-9a-f]{8}\\.jpg\"}")
                    .contains(
                        "\"measurement\":{\"download_time\":",
                        "\"download_size\":",
                        "\"upload_time\":",
                        "\"upload_size\":",
                        "\"compute_time\":")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    String paths = "\"input\":\"in\",\"output\":\"out\"";
    return List.of(
        BadRequest.ofField("object", "{\"bucket\":{\"bucket\":\"bench\"}}"),
        BadRequest.ofField("bucket", "{\"object\":{\"key\":\"a\",\"width\":1,\"height\":1}}"),
        BadRequest.ofField("object.key", request("", 60, 50, paths)),
        BadRequest.ofField("object.key", request("100%.jpg", 60, 50, paths)),
        BadRequest.ofField("object.width", request("a.jpg", 0, 50, paths)),
        BadRequest.ofField("object.width", request("a.jpg", 65_501, 50, paths)),
        BadRequest.ofField("object.height", request("a.jpg", 60, -1, paths)),
        BadRequest.ofField("bucket.input", request("a.jpg", 60, 50, "\"output\":\"out\"")),
        BadRequest.ofField("bucket.output", request("a.jpg", 60, 50, "\"input\":\"in\"")),
        new BadRequest(
            request("none.jpg", 60, 50, paths), ErrorKind.NOT_FOUND, "s3://bench/in/none.jpg"),
        new BadRequest(request("a.gif", 60, 50, paths), ErrorKind.UNSUPPORTED_MEDIA, "GIF"));
  }

  private static String request(String key, int width, int height, String paths) {
    return "{\"object\":{\"key\":\"%s\",\"width\":%d,\"height\":%d},\"bucket\":{\"bucket\":\"bench\",%s}}"
        .formatted(key, width, height, paths);
  }
}
