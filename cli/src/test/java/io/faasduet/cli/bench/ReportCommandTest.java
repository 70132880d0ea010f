package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path directory;

  @Test
  void aDirectoryWithoutARunIsOneLine() {
    Entered report = Entered.duet("report", directory.toString());
    assertThat(report.err().lines())
        .containsExactly(
            "duet: %s holds no run, as it has no run.json; name the directory that --out named"
                .formatted(directory),
            "Try: duet report --help");
    assertThat(report.out()).isEmpty();
    assertThat(report.code()).isEqualTo(2);
  }

  @Test
  void pricesAServerAsAPodOrAsAnInstance() throws Exception {
    writeRun();
    assertThat(Entered.duet("report", "" + directory).code()).isZero();
    assertThat(page()).contains("a Fargate pod of 1 vCPU and 2 GB");

    assertThat(Entered.duet("report", "" + directory, "--instance", "m5.large").code()).isZero();
    assertThat(page())
        .as(
            "a third of 0.096 dollars an hour is paid off at 0.44 requests a second of 20 dollars a million")
        .contains("1/3 of an EC2 instance of type m5.large", "on, http costs less than Lambda.");

    Entered unknown = Entered.duet("report", "" + directory, "--instance", "m5.huge");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("has no EC2 type 'm5.huge'; it has c5.large, ");
  }

  @Test
  void comparesTwoRunsInAProcessOfItsOwn() throws Exception {
    writeRun(directory.resolve("a"), 100);
    writeRun(directory.resolve("b"), 150);
    try (DuetProcess duet =
        DuetProcess.start(
            directory,
            "report",
            "--compare",
            "" + directory.resolve("a"),
            "" + directory.resolve("b"))) {
      assertThat(duet.exitCode()).as(duet.err()).isZero();
      assertThat(duet.out().lines())
          .contains("  chameleon on http, warm")
          .anyMatch(line -> line.contains("A 100.000, B 150.000: B takes 1.50 times as long"));
    }
  }

  @Test
  void theScreenshotIsAsHighAsThePage() throws Exception {
    writeRun();
    Path image = directory.resolve("tall.png");
    BufferedImage tall = new BufferedImage(300, 900, BufferedImage.TYPE_INT_RGB);
    Graphics2D page = tall.createGraphics();
    page.setColor(Color.WHITE);
    page.fillRect(0, 0, 300, 900);
    page.setColor(Color.BLACK);
    page.fillRect(10, 10, 100, 500);
    page.dispose();
    ImageIO.write(tall, "png", image.toFile());
    Path browser = Files.createDirectory(directory.resolve("bin")).resolve("chromium");
    Files.writeString(
        browser,
        """
        #!/bin/sh
        for argument in "$@"; do
          case $argument in --screenshot=*) cat %s > "${argument#--screenshot=}" ;; esac
        done
        """
            .formatted(image));
    assertThat(browser.toFile().setExecutable(true)).isTrue();
    String path = browser.getParent() + File.pathSeparator + System.getenv("PATH");
    try (DuetProcess duet =
        DuetProcess.start(directory, Map.of("PATH", path), "report", "" + directory, "--png")) {
      assertThat(duet.exitCode()).as(duet.err()).isZero();
      assertThat(duet.out())
          .contains("The screenshot is " + directory.resolve("index.png"))
          .doesNotContain("cut off");
    }
    BufferedImage cut = ImageIO.read(directory.resolve("index.png").toFile());
    assertThat(cut.getWidth()).isEqualTo(300);
    assertThat(cut.getHeight()).isEqualTo(510 + 40);
  }

  @Test
  void aScreenshotNeedsABrowser() throws Exception {
    writeRun();
    try (DuetProcess duet =
        DuetProcess.start(
            directory, Map.of("PATH", "" + directory), "report", "" + directory, "--png")) {
      assertThat(duet.exitCode()).isEqualTo(2);
      assertThat(duet.err()).contains("--png needs Chrome or Chromium; install one, or open ");
    }
  }

  private void writeRun() {
    writeRun(directory, 100);
  }

  private String page() throws Exception {
    return Files.readString(directory.resolve("index.html"));
  }

  /** Calls to Lambda of 1,200 ms at 1 GB, and to a server that answers in so many. */
  private static void writeRun(Path directory, double serverMillis) {
    JsonFile.write(
        directory.resolve(JsonFile.RUN),
        new Run(
            "2026-11-21T10:00:00Z",
            "duet bench warm chameleon",
            42,
            new Run.Version("0.1.0", Optional.empty()),
            List.of(),
            List.of(
                new Run.MeasuredTarget(
                    "lambda", PlatformName.LAMBDA, Run.MeasuredTarget.LOCAL, Optional.of(1024)),
                new Run.MeasuredTarget(
                    "http", PlatformName.SERVER, Run.MeasuredTarget.LOCAL, Optional.of(1024))),
            List.of(new Run.MeasuredFunction("chameleon", "chameleon", "{}", Optional.empty())),
            new Machine(
                "cpu", 2, 1L << 33, "Linux", "Linux", "17", Optional.empty(), Optional.empty())));
    try (SampleFile file = SampleFile.create(directory)) {
      for (int sequence = 1; sequence <= 10; sequence++) {
        file.append(warm("lambda", sequence, 1200, Optional.of(billed(1200))));
        file.append(warm("http", sequence, serverMillis, Optional.empty()));
      }
    }
  }

  private static Billed billed(double millis) {
    return new Billed(millis, OptionalDouble.empty());
  }

  private static Sample warm(String target, int sequence, double millis, Optional<Billed> billed) {
    return new Sample(
        "chameleon",
        target,
        SampleKind.WARM,
        "trial 1",
        0,
        1,
        sequence,
        Instant.parse("2026-11-21T10:00:00Z").plusSeconds(sequence),
        sequence * 1_000_000_000L,
        sequence * 1_000_000_000L,
        OptionalDouble.of(millis),
        Sample.OK,
        false,
        target,
        Map.of(),
        Optional.empty(),
        OptionalLong.empty(),
        billed);
  }
}
