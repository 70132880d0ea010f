package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study as packaged, small: every way, by its real protocol. */
class CommunicationStudyIT {
  @TempDir Path directory;

  @Test
  void aKilobyteTakesEveryWay() throws Exception {
    Packaged.assume("relay");
    Path out = directory.resolve("communication");
    Entered study =
        Entered.duet(
            "study",
            "communication",
            "--set",
            "communication={invocations: 6, transfers: 10, round_trips: 20, instances: 2, warm_up: 2}",
            "--out",
            out.toString());
    assertThat(study.code()).as(study.out() + study.err()).isZero();
    assertThat(study.out())
        .contains("lambda, s3", "lambda, dynamodb", "http, s3", "http, dynamodb", "zeromq-server");
    assertThat(Files.readAllLines(out.resolve("transfers.csv"))).hasSize(1 + 4 * 10);
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("communication, 1 KB in ms", "303.0", "0.29")
        .doesNotContain("Warming up");
  }

  @Test
  void targetsElsewhereAreRefusedInALine() {
    Packaged.assume("relay");
    Entered study =
        Entered.duet(
            "study",
            "communication",
            "--target",
            "http://127.0.0.1:9/",
            "--out",
            directory.resolve("none").toString());
    assertThat(study.code()).isEqualTo(2);
    assertThat(study.err()).contains("are on this machine, out of reach of http://127.0.0.1:9/");
    assertThat(directory.resolve("none")).doesNotExist();
  }
}
