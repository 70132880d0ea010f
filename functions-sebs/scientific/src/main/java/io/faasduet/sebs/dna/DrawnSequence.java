package io.faasduet.sebs.dna;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A sequence whose bases are drawn, each as likely as the others, in the format FASTA. */
final class DrawnSequence {
  private static final int BASES_PER_LINE = 80;

  private DrawnSequence() {}

  /** Writes a sequence; the same seed gives the same. */
  static void write(Path file, int bases, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(">drawn " + bases + " bases drawn from seed " + seed + "\n");
      for (int base = 1; base <= bases; base++) {
        out.write("ACGT".charAt(random.nextInt(4)));
        if (base % BASES_PER_LINE == 0 || base == bases) {
          out.write('\n');
        }
      }
    }
  }
}
