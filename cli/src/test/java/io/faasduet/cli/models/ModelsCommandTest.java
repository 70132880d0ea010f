package io.faasduet.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.inference.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  private static final Path FIXTURE =
      Path.of(System.getProperty("duet.home"))
          .resolve("models/src/test/resources/io/faasduet/models/keras/weights.h5");

  @TempDir Path directory;

  @Test
  void makesABundleThatFunctionsCanOpen() {
    Path bundle = directory.resolve("some/bundle");
    Entered made =
        Entered.duet("models", "make", "mobilenet_v2_035", "--seed", "7", "--out", "" + bundle);

    assertThat(made.err()).isEmpty();
    assertThat(made.code()).isZero();
    assertThat(made.out())
        .startsWith("mobilenet_v2_035 (synthetic weights) is in " + bundle)
        .contains("DUET_MODEL=file://");
    assertThat(ModelBundle.open(bundle).description().source()).contains("seed 7");
  }

  @Test
  void importsAKerasFile() throws IOException {
    Path labels = directory.resolve("labels.txt");
    Files.writeString(labels, "0 ant\n1 bee\n2 cow\n3 dog\n4 elk\n");
    Path bundle = directory.resolve("bundle");
    Entered imported =
        Entered.duet(
            "models",
            "import",
            "mobilenet_v2_035",
            "--weights",
            "" + FIXTURE,
            "--labels",
            "" + labels,
            "--out",
            "" + bundle);

    assertThat(imported.err()).isEmpty();
    assertThat(imported.code()).isZero();
    assertThat(ModelBundle.open(bundle).description().weights()).isEqualTo("imported");
    assertThat(ModelBundle.open(bundle).labels()).hasSize(5);
  }

  @Test
  void weightsOfWhichNothingIsSaidAreCalledImported() throws IOException {
    Path labels = Files.writeString(directory.resolve("five.txt"), "0 a\n1 b\n2 c\n3 d\n4 e\n");
    Path bundle = directory.resolve("bundle");
    String command =
        "models import mobilenet_v2_035 --weights %s --labels %s --out %s"
            .formatted(FIXTURE, labels, bundle);

    assertThat(Entered.duet(command.split(" ")).code()).isZero();
    assertThat(ModelBundle.open(bundle).description().weights()).isEqualTo("imported");
  }

  @Test
  void aBundleIsReplacedOnlyIfAskedTo() throws IOException {
    Path bundle = directory.resolve("bundle");
    String[] first = {"models", "make", "mobilenet_v2_035", "--seed", "1", "--out", "" + bundle};
    String[] second = {"models", "make", "mobilenet_v2_035", "--seed", "2", "--out", "" + bundle};
    assertThat(Entered.duet(first).code()).isZero();

    String refusal =
        "the bundle %s exists already; name another directory, or replace it with --force"
            .formatted(bundle);
    says(refusal, second);
    says(
        refusal,
        "models",
        "import",
        "mobilenet_v2_035",
        "--weights",
        "" + directory.resolve("missing.h5"),
        "--out",
        "" + bundle);
    says(refusal, "models", "pull", "resnet50", "--to", "" + bundle);
    assertThat(ModelBundle.open(bundle).description().source()).contains("seed 1");

    assertThat(
            Entered.duet(
                    Stream.concat(Stream.of(second), Stream.of("--force")).toArray(String[]::new))
                .code())
        .isZero();
    assertThat(ModelBundle.open(bundle).description().source()).contains("seed 2");
    assertThat(entries()).containsExactly("bundle");
  }

  @Test
  void whatIsNoBundleIsNotReplacedEitherWay() throws IOException {
    Path taken = Files.createDirectory(directory.resolve("taken"));
    Files.writeString(taken.resolve("thesis.txt"), "years of work");
    says(
        "has no model.json",
        "models",
        "make",
        "mobilenet_v2_035",
        "--force",
        "--out",
        taken.toString());
    assertThat(taken.resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void aWrongNetworksFileIsToldInTenLinesWithTheLikeliestRightOne() throws IOException {
    Entered wrong =
        Entered.duet(
            "models",
            "import",
            "mobilenet_v2",
            "--weights",
            "" + FIXTURE,
            "--out",
            "" + directory.resolve("bundle"));

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err())
        .startsWith(
            "duet: "
                + FIXTURE
                + " does not hold mobilenet_v2's weights; likeliest it is of mobilenet_v2_035 with 5"
                + " classes, where all fits; nothing was written")
        .contains("  misshapen: Conv1/kernel is [3, 3, 3, 16], not [3, 3, 3, 32]")
        .containsPattern("\n  and \\d+ more\n$");
    assertThat(wrong.err().lines()).hasSize(10);
    assertThat(entries()).isEmpty();
  }

  @Test
  void listsWhatIsPublishedWithinATerminal() {
    Entered list = Entered.duet("models", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out())
        .contains(
            "resnet50", "  md5       2cb95161c43110f7111970584f804107", "yolov7-w6", "GPL-3.0");
    assertThat(list.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void whatCannotBePulledIsToldWhatToDo() {
    says(
        "yolov7 cannot be pulled: its weights are a PyTorch checkpoint",
        "models",
        "pull",
        "yolov7");
    says(
        "no model is called 'vgg16'; there are: efficientnet_lite0, mobilenet_v2",
        "models",
        "pull",
        "vgg16");
    says(
        "--from must be the http:// or https:// address of a file",
        "models",
        "pull",
        "resnet50",
        "--from",
        "ftp://somewhere/x.h5");
    says("PLACE must be like s3://bucket/prefix", "models", "push", "" + directory, "here");
    says("is neither a directory nor a zip", "models", "push", "nowhere", "s3://bucket/prefix");
    says("has no model.json", "models", "push", "" + directory, "s3://bucket/prefix");
  }

  @Test
  void saysInOneLineWhatIsWrong() throws IOException {
    Path text = Files.writeString(directory.resolve("text.h5"), "no weights");
    Path taken = Files.createDirectory(directory.resolve("taken"));
    Files.writeString(taken.resolve("thesis.txt"), "years of work");
    says(
        "there is no file nothing.h5",
        "models",
        "import",
        "resnet50",
        "--weights",
        "nothing.h5",
        "--out",
        "x");
    says(
        text + " is neither a Keras .keras or .h5 file nor a PyTorch state dict",
        "models",
        "import",
        "resnet50",
        "--weights",
        "" + text,
        "--out",
        "x");
    says("has no model.json", "models", "make", "squeezenet1_1", "--out", "" + taken);
    says("no network is called 'alexnet'", "models", "make", "alexnet");
    says(
        "cannot read the file nothing.txt",
        "models",
        "import",
        "resnet50",
        "--weights",
        "" + text,
        "--labels",
        "nothing.txt",
        "--out",
        "x");
    assertThat(entries()).containsExactlyInAnyOrder("text.h5", "taken");
  }

  private static void says(String message, String... arguments) {
    Entered entered = Entered.duet(arguments);
    assertThat(entered.code()).isIn(1, 2);
    assertThat(entered.out()).isEmpty();
    assertThat(entered.err().lines().findFirst().orElseThrow())
        .startsWith("duet: ")
        .contains(message);
  }

  private Stream<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).toList().stream();
    }
  }
}
