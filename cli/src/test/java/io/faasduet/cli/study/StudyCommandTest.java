package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
