package io.faasduet.studies.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class ObjectDigestContractTest extends FunctionContract {
  private static final EmbeddedS3 S3 = started();

  ObjectDigestContractTest() {
    super(ObjectDigest.SPEC, S3.settings());
  }

  private static EmbeddedS3 started() {
    EmbeddedS3 s3 = EmbeddedS3.start();
    s3.createBucket("objects");
    for (int number = 0; number < 3; number++) {
      s3.put("objects", "object-0000" + number + ".bin", new byte[] {(byte) number});
    }
    return s3;
  }

  @AfterAll
  static void stop() {
    S3.close();
  }

  @Override
  protected List<Example> examples() {
    long two = RepeatedDigest.of(new byte[] {1}, 2) + RepeatedDigest.of(new byte[] {2}, 2);
    return List.of(
        new Example(
            "two objects",
            request("\"from\":1,\"to\":3,\"rounds\":2"),
            json -> assertThat(json).contains("\"next\":3,\"sum\":" + two)),
        new Example(
            "what was handed on",
            request("\"from\":1,\"to\":3,\"rounds\":2,\"before\":5"),
            json -> assertThat(json).contains("\"sum\":" + (two + 5) + ",\"continued\":true")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("from", request("\"from\":-1,\"to\":3,\"rounds\":2")),
        BadRequest.ofField("to", request("\"from\":1,\"to\":1,\"rounds\":2")),
        BadRequest.ofField("rounds", request("\"from\":1,\"to\":3,\"rounds\":-1")),
        BadRequest.ofField("stages", request("\"from\":1,\"to\":2,\"rounds\":1,\"stages\":2")));
  }

  private static String request(String fields) {
    return "{\"objects\":\"s3://objects/object-\"," + fields + "}";
  }
}
