package io.faasduet.imageclassify;

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
import java.util.regex.Pattern;

class ImageClassifyContractTest extends FunctionContract {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(ImageClassify.class);

  private static final String CLASS =
      "\\{\"wnid\":\"n\\d{8}\",\"label\":\"[^\"]+\",\"probability\":[0-9.E-]+},?";
  private static final String MODEL =
      "\"model\":\\{\"name\":\"efficientnet_lite0\",\"weights\":\"imagenet\"}";

  ImageClassifyContractTest() {
    super(ImageClassifyServer.SPEC);
  }

  @Override
  protected List<Example> examples() {
    String image = IMAGES.base64(2);
    String two = "\\{\"predictions\":\\[(" + CLASS + "){2}]},?";
    return List.of(
        new Example("the first image, by default", "{}", classes(5)),
        new Example("a preloaded image", "{\"input_file_seq\":3}", classes(5)),
        new Example("all classes", "{\"top_k\":1000}", classes(1000)),
        new Example("an image sent along", "{\"image\":\"" + image + "\",\"top_k\":1}", classes(1)),
        new Example(
            "several images",
            "{\"batch\":[\"" + image + "\",\"" + IMAGES.base64(1) + "\"],\"top_k\":2}",
            json ->
                assertThat(json)
                    .matches(
                        "\\{" + MODEL + ",\"batch\":\\[(" + two + "){2}],\"latency\":[0-9.E-]+}")));
  }

  private static Consumer<String> classes(int count) {
    return json -> {
      assertThat(json).startsWith("{" + MODEL.replace("\\", "") + ",\"predictions\":[{");
      assertThat(json).matches("[^\\[]*\\[(" + CLASS + ")++],\"latency\":[0-9.E-]+}");
      assertThat(Pattern.compile(CLASS).matcher(json).results()).hasSize(count);
    };
  }

  @Override
  protected List<BadRequest> badRequests() {
    String text = Base64.getEncoder().encodeToString("no image".getBytes(UTF_8));
    String gif = Base64.getEncoder().encodeToString("GIF89a".getBytes(UTF_8));
    String image = IMAGES.base64(2);
    return List.of(
        BadRequest.ofField("input_file_seq", "{\"input_file_seq\":4}"),
        BadRequest.ofField("top_k", "{\"top_k\":0}"),
        BadRequest.ofField("top_k", "{\"top_k\":1001}"),
        BadRequest.ofField("object_key", "{\"input_bucket\":\"images\"}"),
        BadRequest.ofField("input_bucket", "{\"object_key\":\"a.jpg\"}"),
        BadRequest.ofField("batch", "{\"batch\":[]}"),
        BadRequest.ofField("batch", "{\"batch\":[\"AAAA\"],\"input_file_seq\":0}"),
        new BadRequest(
            "{\"batch\":[\"" + image + "\",\"" + text + "\"]}",
            ErrorKind.INVALID_REQUEST,
            "field 'batch', image 1: unsupported image format"),
        new BadRequest("{\"image\":\"\"}", ErrorKind.INVALID_REQUEST, "no bytes"),
        new BadRequest("{\"image\":\"" + gif + "\"}", ErrorKind.UNSUPPORTED_MEDIA, "GIF"));
  }
}
