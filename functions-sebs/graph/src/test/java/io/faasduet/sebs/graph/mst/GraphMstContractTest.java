package io.faasduet.sebs.graph.mst;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.graph.GraphContract;
import io.faasduet.testkit.Example;
import java.util.List;

class GraphMstContractTest extends GraphContract {
  GraphMstContractTest() {
    super(GraphMst.SPEC);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "SeBS's smallest graph",
            "{\"size\":10,\"seed\":42}",
            json ->
                assertThat(json)
                    .startsWith("{\"result\":[0,1,3,6,10,15,21,28,36],")
                    .contains("\"measurement\":{\"graph_generating_time\":", "\"compute_time\":")),
        new Example(
            "one vertex", "{\"size\":1}", json -> assertThat(json).startsWith("{\"result\":[],")),
        new Example(
            "two vertices and no seed",
            "{\"size\":2}",
            json -> assertThat(json).startsWith("{\"result\":[0],")));
  }
}
