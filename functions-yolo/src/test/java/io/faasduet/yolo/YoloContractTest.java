package io.faasduet.yolo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.EmbeddedImages;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

class YoloContractTest extends FunctionContract {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(Yolo.class);

  private static final String FOUND =
      "\\{\"label\":\"[a-z]+\",\"class_id\":\\d,\"confidence\":[0-9.E-]+,"
          + "\"box\":\\{\"x\":\\d+,\"y\":\\d+,\"width\":\\d+,\"height\":\\d+}},?";
  private static final String END =
      "\"latency\":[0-9.E-]+,\"model\":\\{\"name\":\"shapes\",\"weights\":\"trained\"}}";

  YoloContractTest() {
    super(YoloServer.SPEC);
  }

  @Override
  protected List<Example> examples() {
    String image = IMAGES.base64(1);
    return List.of(
        new Example("the first image, by default", "{}", matching("")),
        new Example("a loaded image", "{\"input_file_seq\":3}", matching("")),
        new Example("an image sent along", "{\"image\":\"" + image + "\"}", matching("")),
        new Example(
            "an annotated image",
            "{\"image\":\"" + image + "\",\"annotate\":\"image/jpeg\"}",
            matching("\"annotated\":\"/9j/[A-Za-z0-9+/]+=*\",")),
        new Example(
            "several images",
            "{\"batch\":[\"" + image + "\",\"" + IMAGES.base64(2) + "\"]}",
            json ->
                assertThat(json)
                    .matches(
                        "\\{\"batch\":\\[(\\{\"detections\":\\[(" + FOUND + ")*]},?){2}]," + END)));
  }

  private static Consumer<String> matching(String annotated) {
    return json ->
        assertThat(json).matches("\\{\"detections\":\\[(" + FOUND + ")+]," + annotated + END);
  }

  @Override
  protected List<BadRequest> badRequests() {
    String text = Base64.getEncoder().encodeToString("no image".getBytes(UTF_8));
    String gif = Base64.getEncoder().encodeToString("GIF89a".getBytes(UTF_8));
    return List.of(
        BadRequest.ofField("input_file_seq", "{\"input_file_seq\":20}"),
        BadRequest.ofField("filename", "{\"filename\":\"\"}"),
        BadRequest.ofField("filename", "{\"filename\":\"a.jpg\",\"image\":\"AAAA\"}"),
        BadRequest.ofField("filename", "{\"input_bucket\":\"b\"}"),
        BadRequest.ofField("annotate", "{\"image\":\"AAAA\",\"annotate\":\"image/gif\"}"),
        BadRequest.ofField("annotate", "{\"filename\":\"a\",\"annotate\":\"image/png\"}"),
        BadRequest.ofField("batch", "{\"batch\":[]}"),
        new BadRequest("{\"image\":\"\"}", ErrorKind.INVALID_REQUEST, "no bytes"),
        new BadRequest(
            "{\"image\":\"" + text + "\"}", ErrorKind.INVALID_REQUEST, "neither JPEG nor"),
        new BadRequest("{\"image\":\"" + gif + "\"}", ErrorKind.UNSUPPORTED_MEDIA, "GIF"));
  }
}
