package io.faasduet.sebs.dna;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.LocalStorage;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;

class DnaVisualisationContractTest extends FunctionContract {
  private static final LocalStorage SERVER = LocalStorage.start();
  private static final BenchmarkStorage STORAGE =
      BenchmarkStorage.open(Settings.of(SERVER.settings()));
  private static final String UPLOADED = uploaded("ATGC".getBytes(UTF_8));
  private static final String BINARY = uploaded(new byte[] {(byte) 0xff});
  private static final String BUCKET =
      "\"bucket\":{\"bucket\":\"bench\",\"input\":\"in\",\"output\":\"out\"}";

  DnaVisualisationContractTest() {
    super(DnaVisualisation.SPEC, SERVER.settings());
  }

  private static String uploaded(byte[] sequence) {
    SERVER.createBucket("bench");
    return STORAGE.upload("bench", "in/a.fasta", sequence, "text/plain").substring("in/".length());
  }

  @AfterAll
  static void closeStorage() {
    STORAGE.close();
    SERVER.close();
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "a sequence",
            "{\"object\":{\"key\":\"" + UPLOADED + "\"}," + BUCKET + "}",
            DnaVisualisationContractTest::isDrawn));
  }

  private static void isDrawn(String json) {
    Matcher answer =
        Pattern.compile(
                "\\{\"result\":\\{\"bucket\":\"bench\",\"key\":\"(out/[^\"]+\\.fasta)\"},"
                    + "\"measurement\":\\{\"download_time\":[0-9.E]+,\"compute_time\":[0-9.E]+,"
                    + "\"upload_time\":[0-9.E]+}}")
            .matcher(json);
    assertThat(answer.matches()).as(json).isTrue();
    assertThat(STORAGE.download("bench", answer.group(1)))
        .asString(UTF_8)
        .isEqualTo(
            "[[0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0],"
                + " [0, 0.5, 0, -0.5, -1, -0.5, 0, -0.5, 0]]");
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("object", "{" + BUCKET + "}"),
        BadRequest.ofField("object.key", "{\"object\":{\"key\":\" \"}," + BUCKET + "}"),
        BadRequest.ofField("bucket", "{\"object\":{\"key\":\"a.fasta\"}}"),
        BadRequest.ofField(
            "bucket.output",
            "{\"object\":{\"key\":\"a\"},\"bucket\":{\"bucket\":\"bench\",\"input\":\"in\"}}"),
        BadRequest.ofField(
            "bucket.input",
            "{\"object\":{\"key\":\"a\"},\"bucket\":{\"bucket\":\"bench\",\"output\":\"in\"}}"),
        new BadRequest(
            "{\"object\":{\"key\":\"none.fasta\"}," + BUCKET + "}",
            ErrorKind.NOT_FOUND,
            "s3://bench/in/none.fasta"),
        new BadRequest(
            "{\"object\":{\"key\":\"" + BINARY + "\"}," + BUCKET + "}",
            ErrorKind.INVALID_REQUEST,
            "not text in UTF-8"));
  }
}
