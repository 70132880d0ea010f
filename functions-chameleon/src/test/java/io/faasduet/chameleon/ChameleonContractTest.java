package io.faasduet.chameleon;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;

class ChameleonContractTest extends FunctionContract {
  ChameleonContractTest() {
    super(ChameleonServer.SPEC);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "one row of two columns, by default",
            "{}",
            json ->
                assertThat(json)
                    .startsWith("{\"latency\":")
                    .contains("column-2\\\">2</span>")
                    .doesNotContain("column-3")),
        new Example(
            "a table of three columns",
            "{\"num_of_rows\":2,\"num_of_cols\":3}",
            json -> assertThat(json).contains("column-3").doesNotContain("column-4")),
        new Example(
            "a field that it does not know is ignored",
            "{\"num_of_cols\":1,\"colour\":[{}]}",
            json -> assertThat(json).doesNotContain("column-2")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("num_of_rows", "{\"num_of_rows\":0}"),
        BadRequest.ofField("num_of_rows", "{\"num_of_rows\":-3}"),
        BadRequest.ofField("num_of_cols", "{\"num_of_cols\":\"many\"}"),
        BadRequest.ofField("num_of_cols", "{\"num_of_cols\":1.5}"),
        BadRequest.ofField("num_of_cols", "{\"num_of_cols\":null}"),
        BadRequest.ofField("num_of_rows", "{\"num_of_rows\":1e9}"),
        BadRequest.ofField("num_of_rows", "{\"num_of_rows\":99999999999999999999}"),
        BadRequest.ofField(
            "num_of_rows", "{\"num_of_rows\":2147483647,\"num_of_cols\":2147483647}"),
        BadRequest.ofField("num_of_rows", "{\"num_of_rows\":{\"a\":[1]}}"));
  }
}
