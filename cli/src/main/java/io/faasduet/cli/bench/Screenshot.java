package io.faasduet.cli.bench;

import io.faasduet.cli.command.UsageException;
import io.faasduet.files.FileTree;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * A report's page as a picture, made by a browser of this machine.
 *
 * @param whole whether the page ends in it
 */
record Screenshot(Path file, boolean whole) {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final int WIDTH = 1200;

  /** A browser cannot be asked for the height of a page: this is more, and what is empty is cut. */
  private static final int HEIGHT = 16_000;

  private static final int MARGIN = 40;

  /** More than there is between two parts of a page. */
  private static final int EMPTY_END = 200;

  private static final int LIMIT_SECONDS = 60;

  /**
   * Writes the picture beside the page.
   *
   * @throws UsageException if there is no browser
   */
  static Screenshot of(Path page) {
    String browser =
        installed()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--png needs Chrome or Chromium; install one, or open " + page));
    Path picture = page.resolveSibling("index.png").toAbsolutePath();
    try {
      Files.deleteIfExists(picture);
      Path profile = Files.createTempDirectory("duet-browser-");
      try {
        Process process =
            new ProcessBuilder(
                    browser,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--hide-scrollbars",
                    "--user-data-dir=" + profile,
                    "--window-size=" + WIDTH + "," + HEIGHT,
                    "--screenshot=" + picture,
                    page.toAbsolutePath().toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } finally {
        FileTree.delete(profile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(browser + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!Files.exists(picture)) {
      throw new UncheckedIOException(new IOException(browser + " made no picture of " + page));
    }
    return new Screenshot(picture, cutEmptyEnd(picture));
  }

  /** False if there was none. */
  private static boolean cutEmptyEnd(Path picture) {
    try {
      BufferedImage whole = ImageIO.read(picture.toFile());
      int end = whole.getHeight();
      while (end > 1 && isEmpty(whole, end - 1)) {
        end--;
      }
      int height = Math.min(whole.getHeight(), end + MARGIN);
      ImageIO.write(whole.getSubimage(0, 0, whole.getWidth(), height), "png", picture.toFile());
      return end + EMPTY_END < whole.getHeight();
    } catch (IOException e) {
      throw new UncheckedIOException(picture + " cannot be cut to the page's height", e);
    }
  }

  /** Whether a row has one colour, which is then that of the ground. */
  private static boolean isEmpty(BufferedImage image, int row) {
    int[] pixels = image.getRGB(0, row, image.getWidth(), 1, null, 0, image.getWidth());
    return Arrays.stream(pixels).allMatch(pixel -> pixel == pixels[0]);
  }

  private static Optional<String> installed() {
    List<Path> path =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
            .map(Path::of)
            .toList();
    return BROWSERS.stream()
        .filter(name -> path.stream().anyMatch(place -> Files.isExecutable(place.resolve(name))))
        .findFirst();
  }
}
