package io.faasduet.studies.messages.censor;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class CensorContractTest extends FunctionContract {
  private static final EmbeddedS3 S3 = started();

  CensorContractTest() {
    super(Censor.SPEC, S3.settings());
  }

  private static EmbeddedS3 started() {
    EmbeddedS3 s3 = EmbeddedS3.start();
    s3.createBucket("models");
    s3.put("models", "words.txt", "quiet".getBytes(StandardCharsets.UTF_8));
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
            "documents with the packaged words",
            "{\"documents\":[\"What a BAIFERIL day.\",\"A quiet one.\"]}",
            json ->
                assertThat(json)
                    .isEqualTo(
                        "{\"documents\":[{\"text\":\"What a ******** day.\",\"words\":1},"
                            + "{\"text\":\"A quiet one.\",\"words\":0}]}")),
        new Example(
            "a document with the words of a bucket",
            "{\"documents\":[\"A quiet baiferil.\"],\"model\":\"s3://models/words.txt\"}",
            json ->
                assertThat(json)
                    .isEqualTo("{\"documents\":[{\"text\":\"A ***** baiferil.\",\"words\":1}]}")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("documents", "{}"),
        BadRequest.ofField("documents", "{\"documents\":[]}"),
        BadRequest.ofField("model", "{\"documents\":[\"a\"],\"model\":\"words.txt\"}"),
        BadRequest.ofField(
            "reply.to", "{\"documents\":[\"a\"],\"reply\":{\"to\":\"nowhere\",\"id\":\"1\"}}"),
        BadRequest.ofField(
            "reply.id", "{\"documents\":[\"a\"],\"reply\":{\"to\":\"s3://b/\",\"id\":\"a b\"}}"),
        new BadRequest(
            "{\"documents\":[\"a\"],\"model\":\"s3://models/none.txt\"}",
            ErrorKind.NOT_FOUND,
            "none.txt"));
  }
}
