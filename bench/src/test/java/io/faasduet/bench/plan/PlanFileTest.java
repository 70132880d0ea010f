package io.faasduet.bench.plan;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.local.FleetScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanFileTest {
  private static final String PLAN =
      """
      name: example
      functions:
        - chameleon
        - {function: image-classify, name: resnet50, model: resnet50}
        - function: cnn-serving
          request: {input_file_seq: 1}
      targets: [lambda, "grpc://host:50051/greeter"]
      memory_mb: [512, 1024]
      start: [plain, snapshot-warm]
      jdk: 25
      compiler: [c1, all]
      prime: 3
      cold: {starts: 3}
      load:
        - {arrivals: "poisson:20/s", seconds: 5}
        - {name: published, batches: 4, concurrent: 9}
      """;

  @Test
  void readsWhatIsGivenAndFillsInTheRest() {
    Plan plan = PlanFile.parse("plan.yaml", PLAN);
    assertThat(plan.functions())
        .extracting(PlannedFunction::label)
        .containsExactly("chameleon", "resnet50", "cnn-serving");
    assertThat(plan.functions().get(2).request()).contains("{\"input_file_seq\":1}");
    assertThat(plan.memoryMb()).containsExactly(512, 1024);
    assertThat(plan.start()).containsExactly("plain", "snapshot-warm");
    assertThat(plan.jdk()).contains("25");
    assertThat(plan.compiler()).containsExactly("c1", "all");
    assertThat(plan.prime()).isEqualTo(3);
    assertThat(plan.experiments()).hasSize(3).startsWith(new ColdStarts(3));
    assertThat(plan.experiments().subList(1, 3))
        .extracting(load -> load.label().orElseThrow())
        .containsExactly("poisson:20/s", "published");
    assertThat(plan.options()).containsEntry("fleet", new FleetScale(1, 5, 70, 60));
    assertThat(plan.timeoutSeconds()).isEqualTo(60);
  }

  @Test
  void aFileMayBeginWithAByteOrderMarkAndHaveCarriageReturns(@TempDir Path directory)
      throws IOException {
    Path marked = directory.resolve("plan.yaml");
    Files.writeString(marked, "\uFEFF" + PLAN.replace("\n", "\r\n"));
    assertThat(PlanFile.read(marked)).isEqualTo(PlanFile.parse("plan.yaml", PLAN));
  }

  @Test
  void aFieldWithoutAValueHasItsDefault() {
    String plan = "functions: [chameleon]\ntargets: [http]\ncold: {starts: 5}\n";
    assertThat(
            PlanFile.parse(
                "plan.yaml", plan + "description:\nmemory_mb: ~\ndistance: null\nprime: ~\n"))
        .isEqualTo(PlanFile.parse("plan.yaml", plan));
    for (String hole : List.of("functions: [~]", "targets: [~]", "memory_mb: [~]", "load: [~]")) {
      String field = hole.substring(0, hole.indexOf(':'));
      assertThatThrownBy(
              () ->
                  PlanFile.parse("plan.yaml", plan.replaceFirst(field + ".*\n", "") + hole + "\n"))
          .as(hole)
          .isInstanceOf(PlanException.class)
          .hasMessageContaining(field);
    }
  }

  @Test
  void whatCannotBeReadIsSaidAsWhatItIs(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("plan.yaml");
    Files.write(file, "functions: [chameleon]\n".getBytes(UTF_16));
    assertThatThrownBy(() -> PlanFile.read(file))
        .isInstanceOf(PlanException.class)
        .hasMessage(file + " is not text in UTF-8");
    assertThatThrownBy(() -> PlanFile.read(directory))
        .isInstanceOf(PlanException.class)
        .hasMessage(directory + " cannot be read: Is a directory");
  }

  @Test
  void whatIsShownReadsAsTheSamePlan() {
    Plan plan = PlanFile.parse("plan.yaml", PLAN);
    String shown = PlanFile.show(plan);
    assertThat(shown).contains("cpu_percent: 70", "seed: 42", "think_seconds: 1");
    assertThat(PlanFile.parse("shown", shown)).isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          functions: [a]                          | the plan measures nothing: give it 'cold', 'warm' or 'load'
          {functions: [a], cold: {start: 3}}      | there is no field 'cold.start' in a plan
          {functions: [a], colds: {starts: 3}, cold: {}} | there is no field 'colds' in a plan; did you mean 'cold'?
          {functions: [a], memory: [512], cold: {}} | there is no field 'memory' in a plan
          {functions: [{function: a, requst: "{}"}], cold: {}} | there is no field 'functions[0].requst' in a plan; did you mean 'request'?
          {functions: [a], knative: {max_scale: [1]}, cold: {}} | field 'knative.max_scale' must be a whole number, not a list
          {functions: [a], fleet: {min: 3, max: 2}, cold: {}} | 'fleet.max' must be from 3 to 1000, not 2
          {functions: [a], load: [{arrivals: "often"}]} | load 'often': 'often' does not say when requests are due
          {functions: [a], load: {users: 1}}      | field 'load' must be a list
          {functions: [a], memory_mb: [0.5], cold: {}} | field 'memory_mb[0]' must be a whole number, not the number 0.5
          {functions: [a], targets: [lamda], cold: {}} | 'lamda' is no target; did you mean 'lambda'?
          {functions: [a], cold: {starts: many}}  | field 'cold.starts' must be a whole number, not a string
          {functions: [a], cold: {starts: 0}}     | 'cold.starts' must be from 1 to 100000, not 0
          {functions: [a], start: [fast], cold: {}} | there is no start 'fast': there are plain, appcds, aot, snapshot, snapshot-warm
          {functions: [a], compiler: [c3], cold: {}} | there is no compiler 'c3': there are default, c1, all
          {functions: [a], start: [plain, plain], cold: {}} | 'start' has 'plain' twice
          {functions: [a], start: [snapshot-warm], prime: 0, cold: {}} | 'prime' must be from 1 to 100000, not 0
          {functions: [a], start: [snapshot], prime: 9, cold: {}} | 'prime' is for the start 'snapshot-warm'; leave it out
          {functions: [], cold: {}}               | 'functions' must name at least one
          {functions: [a, a], cold: {}}           | 'functions' has 'a' twice
          {functions: [a], targets: [moon], cold: {}} | 'moon' is no target
          {functions: [a], load: [{seconds: 3}]}  | each load has one of 'arrivals', 'users' and 'batches'
          {functions: [a], load: [{name: "9 at once, 4 times", batches: 4}]} | 'load.name' must be without commas, quotes and line breaks, and not empty: '9 at once, 4 times'
          {functions: [a], load: [{arrivals: "trace:a,b.txt"}]} | 'load.name' must be without commas
          {functions: [{function: a, name: "a\\nb"}], cold: {}} | 'functions.name' must be without commas, quotes and line breaks, and not empty: 'a b'
          {functions: [{function: a, name: "=1+1"}], cold: {}} | 'functions.name' must not begin with =, +, - or @, which a spreadsheet takes for a formula: '=1+1'
          {functions: [a], load: [{name: "@sum", batches: 4}]} | 'load.name' must not begin with =, +, - or @
          {functions: [a], memory_mb: [64], cold: {}} | 'memory_mb' must be from 128 to 10240, not 64
          just text                               | a plan is a list of fields
          """)
  void refusesWhatIsNoPlanInOneLine(String yaml, String complaint) {
    assertThatThrownBy(() -> PlanFile.parse("plan.yaml", yaml))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("plan.yaml: " + complaint)
        .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThatThrownBy(() -> PlanFile.parse("plan.yaml", "functions: [a"))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("plan.yaml is not YAML: ");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> PlanFile.read(Path.of("no-such-plan.yaml")))
        .isInstanceOf(PlanException.class)
        .hasMessage("there is no file no-such-plan.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "lambda:image-resnet50@eu-central-1, lambda:image-resnet50@eu-central-1",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "grpc://host:50051, grpc://host:50051/duet",
    "grpc://host:50051/greeter, grpc://host:50051/greeter",
    "knative, knative"
  })
  void understandsTargets(String text, String label) {
    assertThat(PlanSchema.STANDARD.platforms().of(text).label(text)).isEqualTo(label);
  }

  @Test
  void optionsOfPlatformsCanBeSetOneByOne() {
    PlanBuilder plan = PlanSchema.STANDARD.plan().set("fleet.cpu_percent=50").set("fleet.max=7");
    assertThat(plan.build().options()).containsEntry("fleet", new FleetScale(1, 7, 50, 60));
    assertThatThrownBy(() -> plan.set("fleet.maxx=7"))
        .hasMessage("there is no field 'fleet.maxx' in a plan; did you mean 'max'?");
    assertThatThrownBy(() -> plan.set("flet.max=7"))
        .hasMessageStartingWith("there is no platform 'flet' with options; did you mean 'fleet'?");
    assertThatThrownBy(() -> plan.set("fleet.max=many"))
        .hasMessage("field 'fleet.max' must be a whole number, not a string");
    assertThatThrownBy(() -> plan.set("max=7")).hasMessageContaining("PLATFORM.OPTION=VALUE");
  }
}
