package io.faasduet.sebs.graph.bfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.graph.GraphContract;
import io.faasduet.testkit.Example;
import java.util.List;

class GraphBfsContractTest extends GraphContract {
  GraphBfsContractTest() {
    super(GraphBfs.SPEC);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "SeBS's smallest graph",
            "{\"size\":10,\"seed\":42}",
            json ->
                assertThat(json)
                    .startsWith(
                        "{\"result\":[[0,1,2,3,4,5,6,7,8,9],[0,1,10],[-1,0,0,0,0,0,0,0,0,0]],")
                    .contains("\"measurement\":{\"graph_generating_time\":", "\"compute_time\":")),
        new Example(
            "one vertex",
            "{\"size\":1}",
            json -> assertThat(json).startsWith("{\"result\":[[0],[0,1],[-1]],")),
        new Example(
            "two vertices and no seed",
            "{\"size\":2}",
            json -> assertThat(json).startsWith("{\"result\":[[0,1],[0,1,2],[-1,0]],")));
  }
}
