package io.faasduet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A report's page as a picture, made by a browser of this machine. */
final class Screenshot {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 4000;
  private static final int LIMIT_SECONDS = 60;

  private Screenshot() {}

  /**
   * Writes the picture beside the page.
   *
   * @throws UsageException if there is no browser
   */
  static Path of(Path page) {
    String browser =
        installed()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--png needs Chrome or Chromium; install one, or open " + page));
    Path picture = page.resolveSibling("index.png").toAbsolutePath();
    try {
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
        BundleOutput.delete(profile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(browser + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!Files.exists(picture)) {
      throw new UncheckedIOException(new IOException(browser + " made no picture of " + page));
    }
    return picture;
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
