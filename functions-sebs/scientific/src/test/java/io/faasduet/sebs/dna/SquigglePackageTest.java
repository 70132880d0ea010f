package io.faasduet.sebs.dna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawings beside those of squiggle 0.3.1, where python3 has it. */
class SquigglePackageTest {
  private static final List<String> SEQUENCES =
      List.of(
          "",
          "A",
          ">gi|1 Bacillus subtilis, complete genome\nATGCNNacgt\nttttttt\n\n",
          ">x\r\nACGT\r\nGG\rTT",
          ">\u00df \ufb05 \ud835\udc9c na\u00efve \u0149\nACGT",
          "n".repeat(37),
          "t".repeat(1200) + "g".repeat(2500));

  @TempDir private Path directory;

  @BeforeAll
  static void assumeSquiggle() throws InterruptedException {
    assumeTrue(
        endsWell("-c", "import importlib.metadata as m; assert m.version('squiggle') == '0.3.1'"),
        "python3 has no squiggle 0.3.1: pip install squiggle==0.3.1");
  }

  @Test
  void theBytesAreThePackages() throws Exception {
    List<String> command = new ArrayList<>(List.of("../checks/squiggle_json.py"));
    List<Path> sequences = new ArrayList<>();
    for (String sequence : SEQUENCES) {
      sequences.add(Files.writeString(directory.resolve(sequences.size() + ".fasta"), sequence));
    }
    sequences.add(directory.resolve("drawn.fasta"));
    DrawnSequence.write(directory.resolve("drawn.fasta"), 100_000, 3);
    for (Path sequence : sequences) {
      command.add(sequence.toString());
      command.add(sequence + ".json");
    }
    assertThat(endsWell(command.toArray(String[]::new))).isTrue();

    for (Path sequence : sequences) {
      assertThat(SquiggleTest.json(Files.readString(sequence)))
          .isEqualTo(Files.readString(Path.of(sequence + ".json")));
    }
  }

  private static boolean endsWell(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
