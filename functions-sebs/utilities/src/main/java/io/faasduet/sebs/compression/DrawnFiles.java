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
  private static final int TEXT_BYTES = 40_000;

  private final SplittableRandom random;
  private final String[] words = new String[WORDS];

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

  /**
   * Writes texts of 40 kB and as many files of random bytes, in sub-directories; the same seed
   * gives the same.
   *
   * @param binaryBytes the length of a file of random bytes
   */
  static void write(Path directory, int texts, int binaries, int binaryBytes, long seed)
      throws IOException {
    DrawnFiles drawn = new DrawnFiles(seed);
    for (int number = 0; number < texts; number++) {
      Path chapter = Files.createDirectories(directory.resolve("chapter-" + number % 4));
      Files.writeString(
          chapter.resolve("text-" + number + ".tex"), drawn.text(), StandardCharsets.US_ASCII);
    }
    Path figures = Files.createDirectories(directory.resolve("chapter-0").resolve("figures"));
    for (int number = 0; number < binaries; number++) {
      byte[] bytes = new byte[binaryBytes];
      drawn.random.nextBytes(bytes);
      Files.write(figures.resolve("figure-" + number + ".pdf"), bytes);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder(TEXT_BYTES + 16);
    while (text.length() < TEXT_BYTES) {
      // low numbers are drawn far more often than high ones, as words are used
      double share = random.nextDouble();
      text.append(words[(int) (WORDS * share * share * share)]);
      text.append(random.nextInt(12) == 0 ? '\n' : ' ');
    }
    return text.substring(0, TEXT_BYTES);
  }
}
