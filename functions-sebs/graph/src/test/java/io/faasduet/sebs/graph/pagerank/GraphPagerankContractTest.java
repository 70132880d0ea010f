package io.faasduet.sebs.graph.pagerank;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.graph.GraphContract;
import io.faasduet.testkit.Example;
import java.util.List;

class GraphPagerankContractTest extends GraphContract {
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
}
