package io.faasduet.studies.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class TrainingStepContractTest extends FunctionContract {
  private static final EmbeddedS3 S3 = started();

  TrainingStepContractTest() {
    super(TrainingStep.SPEC, S3.settings());
  }

  private static EmbeddedS3 started() {
    EmbeddedS3 s3 = EmbeddedS3.start();
    s3.createBucket("reviews");
    s3.put("reviews", "batch-00000.bin", new SeededReviews(30, 5, 1).batch(0, 10).encoded());
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
            "two iterations",
            request("\"count\":1,\"iterations\":2,\"features\":30,\"seconds\":20"),
            json -> assertThat(json).contains("\"to\":2,\"done\":true")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("count", request("\"count\":0,\"iterations\":2,\"features\":30")),
        BadRequest.ofField("iterations", request("\"count\":1,\"iterations\":0,\"features\":30")),
        BadRequest.ofField("features", request("\"count\":1,\"iterations\":2,\"features\":-1")),
        BadRequest.ofField(
            "seconds", request("\"count\":1,\"iterations\":2,\"features\":30,\"seconds\":0")));
  }

  private static String request(String fields) {
    return "{\"batches\":\"s3://reviews/batch-\",\"checkpoint\":\"s3://reviews/state\",\"seed\":1,"
        + fields
        + "}";
  }
}
