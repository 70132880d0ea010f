package io.faasduet.sebs.dna;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a drawing must be, number by number: computed in halves, by the definition of the transform
 * rather than by the function's own code. Written once, to a file that answers are compared with.
 * Immutable.
 */
final class ExpectedDrawing {
  private final Path file;

  private ExpectedDrawing(Path file) {
    this.file = file;
  }

  /** The drawing of a sequence, written to a file. */
  static ExpectedDrawing of(String sequence, Path file) throws IOException {
    String bases = sequence.replace("\r\n", "\n").toUpperCase(Locale.ROOT);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out, "[[");
      for (int halves = 0; halves <= 2 * bases.length(); halves++) {
        write(out, (halves == 0 ? "" : ", ") + halves / 2 + (halves % 2 == 0 ? ".0" : ".5"));
      }
      write(out, "], [0");
      int halves = 0;
      for (int i = 0; i < bases.length(); i++) {
        char base = bases.charAt(i);
        int middle =
            halves + (base == 'A' || base == 'G' ? 1 : base == 'C' || base == 'T' ? -1 : 0);
        halves += base == 'G' ? 2 : base == 'T' ? -2 : 0;
        write(out, ", " + inHalves(middle) + ", " + inHalves(halves));
      }
      write(out, "]]");
    }
    return new ExpectedDrawing(file);
  }

  /** Where a file first differs from this drawing; empty if it does not. */
  Optional<String> differenceTo(Path answer) throws IOException {
    long at = Files.mismatch(file, answer);
    return at < 0 ? Optional.empty() : Optional.of("differs at byte " + at);
  }

  private static String inHalves(int halves) {
    return (halves < 0 ? "-" : "") + Math.abs(halves) / 2 + (halves % 2 == 0 ? "" : ".5");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
  }
}
