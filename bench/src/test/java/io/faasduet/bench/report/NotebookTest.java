package io.faasduet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebook of {@code bench/tools} and the lines of the documentation, where {@code DUET_PYTHON}
 * or python3 has its packages.
 */
class NotebookTest {
  private static final String PYTHON =
      Optional.ofNullable(System.getenv("DUET_PYTHON")).orElse("python3");

  @TempDir Path directory;

  @BeforeEach
  void aRunOfThreeNetworks() throws Exception {
    assumeThat(succeeds("import pandas, matplotlib"))
        .as(PYTHON + " has no pandas and matplotlib; DUET_PYTHON may name one that has")
        .isTrue();
    new MemorySweep(List.of("inception_v3", "mobilenet_v2", "resnet50"), List.of(512, 1024))
        .write(directory);
  }

  @Test
  void theNotebookDrawsThePlotsOfARun() throws Exception {
    draws(code());
    assertThat(Files.readString(directory.resolve("out.txt"))).contains("latencies: 120");
  }

  @Test
  void soDoTheLinesOfTheDocumentation() throws Exception {
    Matcher python =
        Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/results.md")));
    assertThat(python.find()).isTrue();
    draws("import matplotlib\nmatplotlib.use('Agg')\n" + python.group(1));
  }

  private void draws(String code) throws Exception {
    Path script = Files.writeString(directory.resolve("plots.py"), code);
    assertThat(run(script.toString()))
        .as(() -> contentOf(directory.resolve("out.txt").toFile()))
        .isZero();
    for (String plot : new String[] {"warm", "cold", "load", "memory-resnet50", "combined"}) {
      assertThat(Files.size(directory.resolve(plot + ".png"))).as(plot).isGreaterThan(5_000);
    }
  }

  /** The notebook's cells one after the other, and how many answered requests they have read. */
  private static String code() throws IOException {
    StringBuilder code = new StringBuilder("import matplotlib\nmatplotlib.use('Agg')\n");
    for (JsonNode cell :
        new ObjectMapper().readTree(Path.of("tools/plots.ipynb").toFile()).get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        cell.get("source").forEach(line -> code.append(line.asText()));
        code.append('\n');
      }
    }
    return code.append("print('latencies:', len(ok))\n").toString();
  }

  private boolean succeeds(String python) throws InterruptedException {
    try {
      return run("-c", python) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder python = new ProcessBuilder(PYTHON);
    python.command().addAll(List.of(arguments));
    python.environment().put("DUET_RESULTS", directory.toString());
    python.environment().put("MPLCONFIGDIR", directory.toString());
    return python
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("out.txt").toFile())
        .start()
        .waitFor();
  }
}
