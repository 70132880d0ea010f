package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts in the place of a browser. */
class ScreenshotTest {
  private static final String FIND_IMAGE =
      "for argument in \"$@\"; do case $argument in --screenshot=*)"
          + " image=${argument#--screenshot=} ;; esac; done\n";

  @TempDir Path directory;
  private Path page;
  private Path browser;

  @BeforeEach
  void makePage() throws Exception {
    page = Files.writeString(directory.resolve("index.html"), "<html/>");
    browser = directory.resolve("chromium");
  }

  @Test
  void aBrowserThatCannotBeRunIsNamed() throws Exception {
    browserIs("#!" + directory.resolve("no-such-shell") + "\n");
    assertThatThrownBy(() -> screenshot(Duration.ofSeconds(30)))
        .isInstanceOf(ScreenshotException.class)
        .hasMessageStartingWith(browser + " cannot be run: ")
        .hasMessageEndingWith("; open " + page + " instead");
  }

  @Test
  void aBrowserThatHangsIsStopped() throws Exception {
    Path id = directory.resolve("id");
    browserIs("#!/bin/sh\necho $$ > " + id + "\nexec sleep 600\n");
    assertThatThrownBy(() -> screenshot(Duration.ofSeconds(2)))
        .isInstanceOf(ScreenshotException.class)
        .hasMessage(browser + " made no screenshot within 2 s; open " + page + " instead");
    long process = Long.parseLong(Files.readString(id).strip());
    ProcessHandle.of(process).ifPresent(hanging -> hanging.onExit().join());
    assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aBrowserThatWritesNothingIsAFailure() throws Exception {
    Files.writeString(directory.resolve("index.png"), "of an earlier run");
    browserIs("#!/bin/sh\nexit 0\n");
    assertThatThrownBy(() -> screenshot(Duration.ofSeconds(30)))
        .isInstanceOf(ScreenshotException.class)
        .hasMessage(browser + " ended without a screenshot; open " + page + " instead");
    assertThat(directory.resolve("index.png")).doesNotExist();
  }

  @Test
  void whatIsNoImageCannotBeCut() throws Exception {
    browserIs("#!/bin/sh\n" + FIND_IMAGE + "echo oops > \"$image\"\n");
    assertThatThrownBy(() -> screenshot(Duration.ofSeconds(30)))
        .isInstanceOf(ScreenshotException.class)
        .hasMessage(
            directory.resolve("index.png")
                + " cannot be cut to the page's height: it is no PNG image");
  }

  @Test
  void aPageThatGoesOnIsNotWhole() throws Exception {
    assertThat(screenshotOf(880).whole()).isFalse();
    assertThat(screenshotOf(500).whole()).isTrue();
  }

  private Screenshot screenshotOf(int height) throws Exception {
    BufferedImage image = new BufferedImage(300, 900, BufferedImage.TYPE_INT_RGB);
    Graphics2D shown = image.createGraphics();
    shown.setColor(Color.WHITE);
    shown.fillRect(0, 0, 300, 900);
    shown.setColor(Color.BLACK);
    shown.fillRect(10, 10, 100, height);
    shown.dispose();
    Path prepared = directory.resolve("prepared.png");
    ImageIO.write(image, "png", prepared.toFile());
    browserIs("#!/bin/sh\n" + FIND_IMAGE + "cat " + prepared + " > \"$image\"\n");
    return screenshot(Duration.ofSeconds(30));
  }

  private Screenshot screenshot(Duration limit) {
    return Screenshot.of(page, directory.toString(), limit);
  }

  private void browserIs(String script) throws Exception {
    Files.writeString(browser, script);
    assertThat(browser.toFile().setExecutable(true)).isTrue();
  }
}
