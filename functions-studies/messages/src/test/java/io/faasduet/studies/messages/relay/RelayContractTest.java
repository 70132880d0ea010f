package io.faasduet.studies.messages.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.localcloud.tables.EmbeddedTables;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

class RelayContractTest extends FunctionContract {
  private static final EmbeddedS3 S3 = EmbeddedS3.start();
  private static final EmbeddedTables TABLES = EmbeddedTables.start();

  RelayContractTest() {
    super(Relay.SPEC, settings());
  }

  private static Map<String, String> settings() {
    S3.createBucket("relay");
    TABLES.createTable("relay", "id", Optional.empty());
    Map<String, String> settings = new HashMap<>(S3.settings());
    settings.putAll(TABLES.settings());
    return settings;
  }

  @AfterAll
  static void stop() {
    S3.close();
    TABLES.close();
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "a call",
            "{\"means\":\"call\",\"payload\":\"12345678\"}",
            json ->
                assertThat(json)
                    .isEqualTo("{\"payload\":\"12345678\",\"write_nanos\":[],\"read_nanos\":[]}")),
        new Example(
            "objects written and read",
            "{\"means\":\"s3\",\"payload\":\"12345678x\",\"trials\":3,\"bucket\":\"relay\"}",
            json ->
                assertThat(json)
                    .matches(
                        "\\{\"payload\":\"00000002x\",\"write_nanos\":\\[\\d+,\\d+,\\d+],\"read_nanos\":\\[\\d+,\\d+,\\d+]}")),
        new Example(
            "items written and read",
            "{\"means\":\"dynamodb\",\"payload\":\"12345678x\",\"trials\":2,\"table\":\"relay\"}",
            json ->
                assertThat(json)
                    .matches(
                        "\\{\"payload\":\"00000001x\",\"write_nanos\":\\[\\d+,\\d+],\"read_nanos\":\\[\\d+,\\d+]}")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("means", "{\"payload\":\"12345678\"}"),
        BadRequest.ofField("means", "{\"means\":\"pigeon\",\"payload\":\"12345678\"}"),
        BadRequest.ofField("payload", "{\"means\":\"call\",\"payload\":\"short\"}"),
        BadRequest.ofField("role", "{\"means\":\"call\",\"payload\":\"12345678\",\"role\":\"x\"}"),
        BadRequest.ofField("trials", "{\"means\":\"call\",\"payload\":\"12345678\",\"trials\":0}"),
        BadRequest.ofField("bucket", "{\"means\":\"s3\",\"payload\":\"12345678\"}"),
        BadRequest.ofField("table", "{\"means\":\"dynamodb\",\"payload\":\"12345678\"}"),
        BadRequest.ofField(
            "id",
            "{\"means\":\"s3\",\"payload\":\"12345678\",\"bucket\":\"relay\",\"role\":\"reader\"}"));
  }
}
