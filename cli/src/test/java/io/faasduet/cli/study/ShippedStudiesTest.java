package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.experiment.Repetitions;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedStudiesTest {
  @TempDir Path directory;
  private ShippedStudies studies;

  @BeforeEach
  void aStudy() throws IOException {
    Files.writeString(
        directory.resolve("echo.yaml"),
        "{functions: [f], targets: [http], repetitions: {calls: 2}}");
    Files.createDirectory(directory.resolve("full"));
    studies = new ShippedStudies(directory);
  }

  @Test
  void aStudyIsAPlanOfTheDirectory() {
    assertThat(studies.names()).containsExactly("echo");
    Plan plan = studies.plan("echo", false, PlanChanges.NONE);
    assertThat(plan.targets()).containsExactly("http");
  }

  @Test
  void fieldsAndTargetsCanBeChanged() {
    Plan plan =
        studies.plan(
            "echo",
            false,
            new PlanChanges(List.of("lambda", "grpc"), List.of("repetitions.calls=9", "seed=7")));
    assertThat(plan.targets()).containsExactly("lambda", "grpc");
    assertThat(plan.seed()).isEqualTo(7);
    assertThat(plan.experiments()).containsExactly(new Repetitions(9));
  }

  @Test
  void whatThereIsNotIsRefused() {
    assertThatThrownBy(() -> studies.plan("ecco", false, PlanChanges.NONE))
        .hasMessage("there is no study 'ecco'; did you mean echo?");
    assertThatThrownBy(() -> studies.plan("echo", true, PlanChanges.NONE))
        .hasMessageContaining("has no plan of the published size");
    refuses("cals=1", "there is no field 'cals' in a plan");
    refuses("repetitions.cals=1", "did you mean 'calls'?");
    refuses("warm.calls=1", "the plan has no 'warm' that could be changed");
    refuses("repetitions.calls=x", "must be a whole number");
    refuses("repetitions", "must be FIELD=VALUE");
  }

  private void refuses(String assignment, String message) {
    assertThatThrownBy(
            () -> studies.plan("echo", false, new PlanChanges(List.of(), List.of(assignment))))
        .hasMessageContaining(message);
  }
}
