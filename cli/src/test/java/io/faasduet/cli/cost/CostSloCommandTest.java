package io.faasduet.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose warm calls on http are enough for a p95. */
class CostSloCommandTest {
  @TempDir Path results;

  @BeforeEach
  void copyRun() throws Exception {
    Path run = Path.of(System.getProperty("duet.home"), "cli/src/build/training");
    Files.copy(run.resolve("run.json"), results.resolve("run.json"));
    List<String> lines = Files.readAllLines(run.resolve("samples.csv"));
    String warm =
        lines.stream()
            .filter(line -> line.startsWith("chameleon,http,warm,"))
            .findFirst()
            .orElseThrow();
    List<String> many = new ArrayList<>(List.of(lines.get(0)));
    for (int call = 1; call <= 250; call++) {
      String[] values = warm.split(",", -1);
      values[6] = Integer.toString(call);
      many.add(String.join(",", values));
    }
    Files.write(results.resolve("samples.csv"), many);
  }

  @Test
  void namesTheCheapestThatMeetsTheLevel() {
    Entered slo = Entered.duet("cost", "slo", "--p95", "10s", results.toString());
    assertThat(slo.out()).contains(" MB: p95 ", " USD a million, the cheapest of ");
    assertThat(slo.code()).as(slo.out()).isZero();
  }

  @Test
  void saysThatNoneDoesWithTheCodeOfALimit() {
    Entered slo = Entered.duet("cost", "slo", "--p95", "0.001ms", results.toString());
    assertThat(slo.code()).isEqualTo(3);
    assertThat(slo.out()).contains(": none does; the fastest, ");
  }

  @Test
  void refusesATimeThatIsNoneAndADirectoryWithoutARun() {
    assertThat(Entered.duet("cost", "slo", "--p95", "fast", results.toString()).code())
        .isEqualTo(2);
    Entered empty = Entered.duet("cost", "slo", "--p95", "1s", results.resolve("none").toString());
    assertThat(empty.code()).isNotZero();
    assertThat(empty.err()).contains("none");
  }
}
