package io.faasduet.sebs.graph.pagerank;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;

class GraphPagerankContractTest extends FunctionContract {
  GraphPagerankContractTest() {
    super(GraphPagerank.SPEC);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "SeBS's smallest graph",
            "{\"size\":10,\"seed\":42}",
            json ->
                assertThat(json)
                    .startsWith("{\"result\":0.1")
                    .contains("\"measurement\":{\"graph_generating_time\":", "\"compute_time\":")),
        new Example(
            "one vertex", "{\"size\":1}", json -> assertThat(json).startsWith("{\"result\":1.0,")),
        new Example(
            "a seed of 64 bits",
            "{\"size\":12,\"seed\":9223372036854775807}",
            json -> assertThat(json).startsWith("{\"result\":0.0")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("size", "{\"size\":0}"),
        BadRequest.ofField("size", "{\"size\":-10}"),
        BadRequest.ofField("size", "{\"size\":2000001}"),
        BadRequest.ofField("size", "{\"size\":\"large\"}"),
        BadRequest.ofField("size", "{\"size\":1.5}"),
        BadRequest.ofField("seed", "{\"size\":10,\"seed\":\"x\"}"),
        BadRequest.ofField("seed", "{\"size\":10,\"seed\":9223372036854775808}"));
  }
}
