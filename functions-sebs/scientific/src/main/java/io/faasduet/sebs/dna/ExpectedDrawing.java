package io.faasduet.sebs.dna;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a drawing must be, number by number: computed in halves, by the definition of the transform
 * rather than by the function's own code. Immutable.
 */
final class ExpectedDrawing {
  private final String sequence;

  private ExpectedDrawing(String sequence) {
    this.sequence = sequence;
  }

  static ExpectedDrawing of(String sequence) {
    return new ExpectedDrawing(sequence.replace("\r\n", "\n").toUpperCase(Locale.ROOT));
  }

  /** Where a file first differs from this drawing; empty if it does not. */
  Optional<String> differenceTo(Path file) throws IOException {
    try (Comparison drawing = new Comparison(file)) {
      return drawing.differs() ? Optional.of("differs at byte " + drawing.at) : Optional.empty();
    }
  }

  /** A walk through a file and the drawing, as long as they are the same. */
  private final class Comparison implements AutoCloseable {
    private final InputStream file;
    private long at;

    Comparison(Path path) throws IOException {
      file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    boolean differs() throws IOException {
      return !(next("[[") && across() && next("], [") && upAndDown() && next("]]") && ends());
    }

    private boolean across() throws IOException {
      for (int halves = 0; halves <= 2 * sequence.length(); halves++) {
        if (!next((halves == 0 ? "" : ", ") + halves / 2 + (halves % 2 == 0 ? ".0" : ".5"))) {
          return false;
        }
      }
      return true;
    }

    private boolean upAndDown() throws IOException {
      int halves = 0;
      boolean same = next("0");
      for (int i = 0; same && i < sequence.length(); i++) {
        char base = sequence.charAt(i);
        int middle =
            halves + (base == 'A' || base == 'G' ? 1 : base == 'C' || base == 'T' ? -1 : 0);
        halves += base == 'G' ? 2 : base == 'T' ? -2 : 0;
        same = next(", " + inHalves(middle)) && next(", " + inHalves(halves));
      }
      return same;
    }

    private static String inHalves(int halves) {
      String whole = Integer.toString(Math.abs(halves) / 2);
      return (halves < 0 ? "-" : "") + whole + (halves % 2 == 0 ? "" : ".5");
    }

    private boolean next(String text) throws IOException {
      for (byte expected : text.getBytes(StandardCharsets.ISO_8859_1)) {
        if (file.read() != expected) {
          return false;
        }
        at++;
      }
      return true;
    }

    private boolean ends() throws IOException {
      return file.read() < 0;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
