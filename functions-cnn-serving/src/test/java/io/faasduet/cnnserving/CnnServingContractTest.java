package io.faasduet.cnnserving;

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

class CnnServingContractTest extends FunctionContract {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(CnnServing.class);

  CnnServingContractTest() {
    super(CnnServingServer.SPEC);
  }

  @Override
  protected List<Example> examples() {
    Consumer<String> fiveClasses =
        json ->
            assertThat(json)
                .matches(
                    "\\{\"result\":\\[\\[(\\[\"n\\d{8}\",\"[^\"]+\",[0-9.E-]+],?){5}]],"
                        + "\"latency\":[0-9.E-]+,"
                        + "\"model\":\\{\"name\":\"squeezenet1_1\",\"weights\":\"synthetic\"}}");
    String image = Base64.getEncoder().encodeToString(IMAGES.file(2));
    return List.of(
        new Example("the first image, by default", "{}", fiveClasses),
        new Example("a preloaded image", "{\"input_file_seq\":3}", fiveClasses),
        new Example("an image sent along", "{\"image\":\"" + image + "\"}", fiveClasses));
  }

  @Override
  protected List<BadRequest> badRequests() {
    String text = Base64.getEncoder().encodeToString("no image".getBytes(UTF_8));
    String gif = Base64.getEncoder().encodeToString("GIF89a".getBytes(UTF_8));
    return List.of(
        BadRequest.ofField("input_file_seq", "{\"input_file_seq\":4}"),
        BadRequest.ofField("input_file_seq", "{\"input_file_seq\":-1}"),
        BadRequest.ofField("input_file_seq", "{\"input_file_seq\":\"one\"}"),
        BadRequest.ofField("input_file_seq", "{\"input_file_seq\":0,\"image\":\"AAAA\"}"),
        BadRequest.ofField("object_key", "{\"input_bucket\":\"images\"}"),
        BadRequest.ofField("input_bucket", "{\"object_key\":\"a.jpg\"}"),
        BadRequest.ofField("image", "{\"image\":\"?\"}"),
        new BadRequest("{\"image\":\"\"}", ErrorKind.INVALID_REQUEST, "no bytes"),
        new BadRequest(
            "{\"image\":\"" + text + "\"}", ErrorKind.INVALID_REQUEST, "neither JPEG nor"),
        new BadRequest("{\"image\":\"" + gif + "\"}", ErrorKind.UNSUPPORTED_MEDIA, "GIF"),
        new BadRequest(
            "{\"input_bucket\":\"no bucket\",\"object_key\":\"a\"}",
            ErrorKind.INVALID_REQUEST,
            "not a bucket's name"));
  }
}
