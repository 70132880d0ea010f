package io.faasduet.sebs.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class VideoProcessingContractTest extends FunctionContract {
  private static final EmbeddedS3 S3 = started();

  VideoProcessingContractTest() {
    super(VideoProcessing.SPEC, S3.settings());
  }

  private static EmbeddedS3 started() {
    EmbeddedS3 s3 = EmbeddedS3.start();
    s3.createBucket("bench");
    Ffmpeg.load(Settings.of(System.getenv()));
    try {
      Path clip = Files.createTempFile("clip", ".mp4");
      Transcoding.draw(
          "testsrc2=size=320x400:rate=10:duration=1,format=yuv420p[out]",
          clip,
          VideoWriter.Encoding.MP4);
      s3.put("bench", "in/a/clip.mp4", Files.readAllBytes(clip));
      Files.delete(clip);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    s3.put("bench", "in/text.mp4", "no video at all".getBytes(UTF_8));
    return s3;
  }

  @AfterAll
  static void stop() {
    S3.close();
  }

  @Override
  protected List<Example> examples() {
    String paths = "\"input\":\"in\",\"output\":\"out\"";
    return List.of(
        example("a watermark", request("a/clip.mp4", "watermark", 1, paths), ".mp4"),
        example("a GIF", request("a/clip.mp4", "extract-gif", 2, paths), ".mp4.HEX.gif"));
  }

  private static Example example(String name, String request, String end) {
    String key =
        end.contains("HEX")
            ? "out/processed-clip\\.mp4\\.[0-9a-f]{8}\\.gif"
            : "out/processed-clip\\.[0-9a-f]{8}\\.mp4";
    return new Example(
        name,
        request,
        json ->
            assertThat(json)
                .containsPattern("\\{\"result\":\\{\"bucket\":\"bench\",\"key\":\"" + key + "\"}")
                .contains(
                    "\"measurement\":{\"download_time\":",
                    "\"download_size\":",
                    "\"upload_time\":",
                    "\"upload_size\":",
                    "\"compute_time\":"));
  }

  @Override
  protected List<BadRequest> badRequests() {
    String paths = "\"input\":\"in\",\"output\":\"out\"";
    return List.of(
        BadRequest.ofField("object", "{\"bucket\":{\"bucket\":\"bench\"}}"),
        BadRequest.ofField("object.key", request("", "watermark", 1, paths)),
        BadRequest.ofField("object.key", request("a/", "watermark", 1, paths)),
        BadRequest.ofField("object.op", request("none.mp4", "transcode", 1, paths)),
        BadRequest.ofField("object.op", request("none.mp4", "Watermark", 1, paths)),
        BadRequest.ofField("object.duration", request("none.mp4", "watermark", 0, paths)),
        BadRequest.ofField("object.duration", request("none.mp4", "watermark", 3601, paths)),
        BadRequest.ofField(
            "bucket.input", request("a/clip.mp4", "watermark", 1, "\"output\":\"out\"")),
        BadRequest.ofField(
            "bucket.output", request("a/clip.mp4", "watermark", 1, "\"input\":\"in\"")),
        new BadRequest(
            request("none.mp4", "watermark", 1, paths),
            ErrorKind.NOT_FOUND,
            "s3://bench/in/none.mp4"),
        new BadRequest(
            request("text.mp4", "watermark", 1, paths),
            ErrorKind.INVALID_REQUEST,
            "the object text.mp4 has no video that can be decoded"));
  }

  private static String request(String key, String op, int duration, String paths) {
    return "{\"object\":{\"key\":\"%s\",\"op\":\"%s\",\"duration\":%d},\"bucket\":{\"bucket\":\"bench\",%s}}"
        .formatted(key, op, duration, paths);
  }
}
