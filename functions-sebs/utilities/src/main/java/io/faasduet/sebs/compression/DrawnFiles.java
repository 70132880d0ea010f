package io.faasduet.sebs.compression;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A directory of files that are drawn: texts of repeated words, of which a deflated one has some
 * third of the bytes, and random bytes, which cannot be compressed. Much as in SeBS's directory,
 * most files are texts and most bytes are not.
 */
final class DrawnFiles {
  private static final int WORDS = 3000;

  private final SplittableRandom random;
  private final String[] words = new String[WORDS];

  /**
   * How much is drawn.
   *
   * @param texts files of words, of {@code textBytes} each
   * @param binaries files of random bytes, of {@code binaryBytes} each
   */
  record Shape(int texts, int textBytes, int binaries, int binaryBytes) {}

  private DrawnFiles(long seed) {
    random = new SplittableRandom(seed);
    for (int word = 0; word < WORDS; word++) {
      StringBuilder letters = new StringBuilder();
      int length = 2 + random.nextInt(9);
      for (int letter = 0; letter < length; letter++) {
        letters.append((char) ('a' + random.nextInt(26)));
      }
      words[word] = letters.toString();
    }
  }

  /** Writes files in sub-directories; the same seed gives the same. */
  static void write(Path directory, Shape shape, long seed) throws IOException {
    DrawnFiles drawn = new DrawnFiles(seed);
    for (int number = 0; number < shape.texts(); number++) {
      Path chapter = Files.createDirectories(directory.resolve("chapter-" + number % 4));
      Files.writeString(
          chapter.resolve("text-" + number + ".tex"),
          drawn.text(shape.textBytes()),
          StandardCharsets.US_ASCII);
    }
    Path figures = Files.createDirectories(directory.resolve("chapter-0").resolve("figures"));
    for (int number = 0; number < shape.binaries(); number++) {
      byte[] bytes = new byte[shape.binaryBytes()];
      drawn.random.nextBytes(bytes);
      Files.write(figures.resolve("figure-" + number + ".pdf"), bytes);
    }
  }

  private String text(int bytes) {
    StringBuilder text = new StringBuilder(bytes + 16);
    while (text.length() < bytes) {
      // low numbers are drawn far more often than high ones, as words are used
      double share = random.nextDouble();
      text.append(words[(int) (WORDS * share * share * share)]);
      text.append(random.nextInt(12) == 0 ? '\n' : ' ');
    }
    return text.substring(0, bytes);
  }
}
