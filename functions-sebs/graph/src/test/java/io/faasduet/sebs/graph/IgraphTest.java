package io.faasduet.sebs.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers beside those of python-igraph 0.11.4, where python3 has it. */
class IgraphTest {
  private static final List<String> SEEDS = List.of("42", "7", "9223372036854775806");

  @BeforeAll
  static void assumeIgraph() throws Exception {
    assumeTrue(
        python("-c", "import igraph; print(igraph.__version__)").equals(List.of("0.11.4")),
        "python3 has no igraph 0.11.4: pip install igraph==0.11.4");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 11, 12, 100_000})
  void theAnswersAreIgraphs(int size) throws Exception {
    List<String> command = new ArrayList<>(List.of("../checks/graph_answers.py", "" + size));
    command.addAll(SEEDS);
    List<String> answers = python(command.toArray(String[]::new));

    assertThat(answers).hasSameSizeAs(SEEDS);
    for (int i = 0; i < answers.size(); i++) {
      String[] answer = answers.get(i).split(" ");
      BarabasiAlbertGraph graph = BarabasiAlbertGraph.generate(size, Long.parseLong(SEEDS.get(i)));
      BreadthFirstTree tree = BreadthFirstTree.of(graph);
      assertThat(PageRank.of(graph)[0]).isCloseTo(Double.parseDouble(answer[0]), within(1e-9));
      assertThat(GraphInputs.md5(tree.edges())).isEqualTo(answer[1]);
      assertThat(GraphInputs.md5(List.of(tree.order(), tree.layerStarts(), tree.parents())))
          .isEqualTo(answer[2]);
    }
  }

  private static List<String> python(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
      return process.waitFor() == 0 ? lines : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
