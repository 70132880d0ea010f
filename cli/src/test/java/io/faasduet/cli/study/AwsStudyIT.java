package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.LocalAws;
import io.faasduet.cli.Packaged;
import io.faasduet.localcloud.signature.LocalAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that make what they need on AWS, for which services of this machine stand. */
class AwsStudyIT {
  private static final String SERVING =
      "serving --set warm.calls=5 --set warm.processes=1 --set warm.warm_up_calls=5";
  private static final String ELECTION =
      "election --set election.voters=2 --set election.rounds=1 --set election.virtual_voters=[2]"
          + " --set election.virtual_rounds=1";

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private Path directory;
  private LocalAws aws;

  @BeforeEach
  void start() {
    List.of("censor", "relay", "voter", "training-step", "object-digest").forEach(Packaged::assume);
    aws = LocalAws.withQueues(directory);
  }

  @AfterEach
  void stop() {
    if (aws != null) {
      aws.close();
    }
  }

  @Test
  void batchesGoThroughQueuesThatAreMadeAndRemoved() throws Exception {
    Path out = directory.resolve("out");
    try (DuetProcess study = aws.startStudy(SERVING + " --out " + out)) {
      assertThat(study.exitCode(LIMIT)).as(study.err()).isZero();
      assertThat(study.out())
          .containsSubsequence(
              "The run makes on AWS, and removes at its end:",
              "function  duet-serving-",
              "mapping   duet-serving-",
              "-sqs-lambda-answers-1",
              "bucket    duet-serving-",
              "USD, if they take the published times",
              "All that the run made on AWS is removed.");
    }
    assertThat(aws.everything()).isEmpty();
    assertThat(filesWith(LocalAccount.SECRET_ACCESS_KEY)).isEmpty();
    assertThat(places(out))
        .containsExactlyInAnyOrder(
            "sqs-lambda-s3 us-east-1", "sqs-lambda us-east-1", "sqs-server on this machine local");
    List<Sample> samples = SampleFile.read(out);
    for (String target : List.of("sqs-lambda-s3", "sqs-lambda", "sqs-server on this machine")) {
      assertThat(samples.stream().filter(sample -> sample.target().equals(target)))
          .as(target)
          .anyMatch(sample -> sample.ok() && !sample.cold());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "communication --set communication.invocations=4 --set communication.transfers=4 --set communication.instances=1 --set communication.warm_up=1|lambda us-east-1,http on this machine local",
        "training --set training.iterations=4 --set training.server_seconds=2 --set 'functions=[{function: training-step, size: test}]'|lambda us-east-1,http on this machine 3538 MB local",
        "limits --set limits.functions=[1,2] --set limits.repetitions=1 --set limits.stages=2 --set limits.lifetime_seconds=1 --set 'functions=[{function: object-digest, size: test}]' --set 'load=[{name: few, arrivals: constant:1/s, seconds: 2}]'|lambda us-east-1,sqs-lambda us-east-1",
        ELECTION + "|lambda us-east-1",
      })
  void aStudyRunsOnAwsAndLeavesNothing(String study, String places) throws Exception {
    Path out = directory.resolve("out");
    try (DuetProcess process = aws.startStudy(study + " --out " + out)) {
      assertThat(process.exitCode(LIMIT)).as(process.out() + process.err()).isZero();
    }
    assertThat(aws.everything()).isEmpty();
    assertThat(places(out)).containsExactlyInAnyOrder(places.split(","));
    assertThat(SampleFile.read(out)).isNotEmpty();
  }

  @Test
  void whatAKilledRunLeftIsRemovedByTheCommandOrByTheNextRun() throws Exception {
    killed();
    assertThat(aws.run("resources", "list").out())
        .contains("mapping   duet-serving-", "queue     duet-serving-", "bucket    duet-serving-");
    LocalAws.Ended cleaned = aws.run("resources", "cleanup");
    assertThat(cleaned.code()).as(cleaned.err()).isZero();
    assertThat(aws.everything()).isEmpty();

    killed();
    try (DuetProcess next = aws.startStudy(ELECTION + " --out " + directory.resolve("next"))) {
      assertThat(next.exitCode(LIMIT)).as(next.err()).isZero();
      assertThat(next.out())
          .contains(
              "Removes what a killed run left: mapping   duet-serving-",
              "Removes what a killed run left: queue     duet-serving-",
              "Removes what a killed run left: bucket    duet-serving-");
    }
    assertThat(aws.everything()).isEmpty();
    assertThat(aws.run("resources", "list").out()).isEqualTo("Nothing is written down.\n");
    assertThat(directory.resolve("cache/runs")).isEmptyDirectory();
  }

  private void killed() throws Exception {
    try (DuetProcess study = aws.startStudy(SERVING + " --out " + directory.resolve("killed"))) {
      study.await(
          LIMIT, () -> aws.everything().stream().anyMatch(line -> line.startsWith("mapping")));
      study.signal("KILL");
      study.exitCode(LIMIT);
    }
    assertThat(aws.everything()).anyMatch(line -> line.startsWith("queue"));
  }

  @Test
  void aRunThatIsToldToEndRemovesWhatItMade() throws Exception {
    try (DuetProcess study = longElection()) {
      assertThat(aws.everything()).isNotEmpty();
      study.signal("TERM");
      assertThat(study.exitCode(LIMIT)).isNotZero();
      assertThat(study.out()).contains("All that the run made on AWS is removed.");
    }
    assertThat(aws.everything()).isEmpty();
  }

  @Test
  void whatCannotBeRemovedIsNamedWithTheCommandThatRemovesIt() throws Exception {
    try (DuetProcess study = longElection()) {
      aws.closeTables();
      study.signal("TERM");
      assertThat(study.exitCode(LIMIT)).isNotZero();
      assertThat(study.err())
          .containsPattern(
              "table duet-election-(\\w+)-election cannot be deleted: .*; to remove it:"
                  + " duet sebs resources cleanup election-\\1 --cache "
                  + directory.resolve("cache"));
    }
    assertThat(aws.functions()).isEmpty();
    assertThat(aws.run("resources", "list").out()).startsWith("table     duet-election-");
  }

  /** One that has begun. */
  private DuetProcess longElection() throws Exception {
    Path out = directory.resolve("ended");
    DuetProcess study = aws.startStudy(ELECTION + " --set election.rounds=500 --out " + out);
    try {
      study.await(LIMIT, () -> Files.exists(out.resolve(SampleFile.NAME)));
      return study;
    } catch (Exception | AssertionError e) {
      study.close();
      throw e;
    }
  }

  private List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static List<String> places(Path out) throws Exception {
    JsonNode run = new ObjectMapper().readTree(out.resolve("run.json").toFile());
    return StreamSupport.stream(run.path("targets").spliterator(), false)
        .map(target -> target.path("name").asText() + " " + target.path("place").asText())
        .toList();
  }
}
