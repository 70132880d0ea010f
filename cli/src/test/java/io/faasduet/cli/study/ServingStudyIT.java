package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study as packaged, small: a real queue server, Lambda, server processes and a socket. */
class ServingStudyIT {
  @TempDir Path directory;

  @Test
  void everyWayAnswersEachMessageOfItsBatchesRightly() throws Exception {
    Packaged.assume("censor");
    Path out = directory.resolve("serving");
    Entered study =
        Entered.duet(
            "study",
            "serving",
            "--set",
            "warm.calls=10",
            "--set",
            "warm.processes=1",
            "--set",
            "warm.warm_up_calls=20",
            "--out",
            out.toString());
    assertThat(study.code()).as(study.out() + study.err()).isZero();
    List<Sample> samples = SampleFile.read(out);
    assertThat(samples).extracting(Sample::target).contains("sqs-lambda-s3", "sqs-lambda");
    assertThat(samples.stream().filter(sample -> sample.status().equals("wrong-answer"))).isEmpty();
    for (String target : List.of("sqs-lambda-s3", "sqs-lambda", "sqs-server", "zeromq-server")) {
      assertThat(samples.stream().filter(sample -> sample.target().equals(target)))
          .as(target)
          .anyMatch(sample -> sample.ok() && !sample.cold());
    }
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("batch_latency on lambda_s3_model_s3_result", "0.559", "0.0028");
  }
}
