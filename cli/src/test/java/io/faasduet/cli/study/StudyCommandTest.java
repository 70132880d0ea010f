package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyCommandTest {
  @TempDir Path directory;

  @Test
  void listsTheStudiesAndSuggestsOneForAMistypedName() {
    assertThat(Entered.duet("study").out()).contains("training");
    Entered mistyped = Entered.duet("study", "trainning");
    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err()).contains("there is no study 'trainning'; did you mean training?");
    Entered nameless = Entered.duet("study", "--full");
    assertThat(nameless.code()).isEqualTo(2);
    assertThat(nameless.err()).contains("name a study: ");
  }

  @Test
  void anUnknownFieldOrDistanceIsRefusedBeforeAnythingIsWritten() {
    Path out = directory.resolve("out");
    Entered field = Entered.duet("study", "training", "--set", "seeds=1", "--out", "" + out);
    assertThat(field.code()).isEqualTo(2);
    assertThat(field.err()).contains("there is no field 'seeds' in a plan; did you mean 'seed'?");
    Packaged.assume("training-step");
    Entered far = Entered.duet("study", "training", "--distance", "aws-2019", "--out", "" + out);
    assertThat(far.code()).isEqualTo(2);
    assertThat(far.err()).contains("there is no distance profile 'aws-2019'");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--role arn:aws:iam::123456789012:role/x|--role is for studies on AWS; add --aws, or leave it out",
        "--dry-run|--dry-run is for studies on AWS; add --aws, or leave it out",
        "--aws|a function on AWS needs a role: give its ARN by --role, or in --config as deployment.aws.resources.lambda-role",
        "--aws --role sebs|a role must be like arn:aws:iam::123456789012:role/NAME, not 'sebs'",
        "--aws --target zeromq-server|zeromq-server has no place on AWS",
        "--aws --target knative|knative has no place on AWS",
        "--aws --distance aws-2018|--distance is for storage on this machine; leave out --aws, or it",
        "--aws --resume|a run on AWS cannot be resumed, as what it made is removed",
        "--aws --config none.json|there is no configuration file none.json",
      })
  void whatCannotBeOnAwsIsRefusedBeforeAnythingIsMade(String options, String message) {
    Packaged.assume("relay");
    Path out = directory.resolve("out");
    Path cache = directory.resolve("cache");
    List<String> words = new ArrayList<>(List.of("study", "communication", "--out", "" + out));
    words.addAll(List.of(options.split(" ")));
    if (options.startsWith("--aws")) {
      words.addAll(List.of("--cache", "" + cache));
    }
    Entered refused = Entered.duet(words.toArray(String[]::new));
    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err()).startsWith("duet: " + message);
    assertThat(refused.err().lines()).hasSize(2);
    assertThat(out).doesNotExist();
    assertThat(cache).doesNotExist();
  }
}
