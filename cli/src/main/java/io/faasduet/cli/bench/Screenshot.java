package io.faasduet.cli.bench;

import io.faasduet.cli.command.UsageException;
import io.faasduet.files.TemporaryDirectory;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * A screenshot of a report's page, made by a browser of this machine.
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

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * Writes {@code index.png} next to the page.
   *
   * @throws UsageException if no browser is installed
   * @throws ScreenshotException if the browser does not make one
   */
  static Screenshot of(Path page) {
    return of(page, System.getenv().getOrDefault("PATH", ""), LIMIT);
  }

  /** The same with a browser of this search path, which is stopped after a time limit. */
  static Screenshot of(Path page, String searchPath, Duration limit) {
    Path browser =
        installed(searchPath)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--png needs Chrome or Chromium; install one, or open " + page));
    Path image = page.resolveSibling("index.png").toAbsolutePath();
    try (TemporaryDirectory profile = TemporaryDirectory.create("duet-browser-")) {
      Files.deleteIfExists(image);
      if (!run(browser, profile.path(), page, image, limit)) {
        throw new ScreenshotException(
            "%s made no screenshot within %d s; open %s instead"
                .formatted(browser, limit.toSeconds(), page));
      }
    } catch (IOException e) {
      throw new ScreenshotException(
          "%s cannot be run: %s; open %s instead".formatted(browser, e.getMessage(), page), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScreenshotException("interrupted before there was a screenshot of " + page, e);
    }
    if (!Files.exists(image)) {
      throw new ScreenshotException(
          "%s ended without a screenshot; open %s instead".formatted(browser, page));
    }
    return new Screenshot(image, cutEmptyEnd(image));
  }

  /** Whether the browser ended within the time limit. */
  private static boolean run(Path browser, Path profile, Path page, Path image, Duration limit)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + profile,
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--screenshot=" + image,
                page.toAbsolutePath().toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly();
    }
  }

  /** False if there was none. */
  private static boolean cutEmptyEnd(Path image) {
    try {
      BufferedImage whole = ImageIO.read(image.toFile());
      if (whole == null) {
        throw new IOException("it is no PNG image");
      }
      int end = whole.getHeight();
      while (end > 1 && isEmpty(whole, end - 1)) {
        end--;
      }
      int height = Math.min(whole.getHeight(), end + MARGIN);
      ImageIO.write(whole.getSubimage(0, 0, whole.getWidth(), height), "png", image.toFile());
      return end + EMPTY_END < whole.getHeight();
    } catch (IOException e) {
      throw new ScreenshotException(
          "%s cannot be cut to the page's height: %s".formatted(image, e.getMessage()), e);
    }
  }

  /** Whether a row has one colour, which is then that of the background. */
  private static boolean isEmpty(BufferedImage image, int row) {
    int[] pixels = image.getRGB(0, row, image.getWidth(), 1, null, 0, image.getWidth());
    return Arrays.stream(pixels).allMatch(pixel -> pixel == pixels[0]);
  }

  private static Optional<Path> installed(String searchPath) {
    List<Path> path =
        Arrays.stream(searchPath.split(File.pathSeparator))
            .filter(place -> !place.isEmpty())
            .map(Path::of)
            .toList();
    return BROWSERS.stream()
        .flatMap(name -> path.stream().map(place -> place.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
