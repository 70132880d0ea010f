package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import io.faasduet.runtime.json.Json;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvokeCommandTest {
  private static final Path IMAGE =
      Path.of(System.getProperty("duet.home"))
          .resolve("functions-cnn-serving/target/classes/io/faasduet/cnnserving/images/1.jpg");

  @TempDir Path directory;

  record Rendered(double latency, String data) {}

  @ParameterizedTest
  @EnumSource
  void rendersATable(Transport via) {
    Packaged.assume("chameleon");
    Entered answer = invoke("chameleon", via, "--json", "{\"num_of_rows\": 2, \"num_of_cols\": 3}");

    assertThat(answer.err()).startsWith("chameleon via " + via + ": ");
    assertThat(answer.code()).isZero();
    Rendered rendered = Json.read(bytes(answer.out().strip()), Rendered.class);
    assertThat(rendered.data()).startsWith("<table").containsOnlyOnce("</table>");
    assertThat(rendered.data().split("<td>")).hasSize(1 + 2 * 3);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsInTheFunctionsOwnWords(Transport via) {
    Packaged.assume("chameleon");
    Entered refused = invoke("chameleon", via, "--json", "{\"num_of_rows\": 0}");

    assertThat(refused.err().lines())
        .containsExactly("duet: field 'num_of_rows' must be at least 1, not 0");
    assertThat(refused.out()).isEmpty();
    assertThat(refused.code()).isEqualTo(1);
  }

  @Test
  void fieldsThatTheFunctionDoesNotHaveAreWarnedOfOrRefused() {
    Packaged.assume("chameleon");
    String request = "{\"num_of_rows\": 1, \"num_of_cols\": 1, \"bucket\": \"b\"}";
    Entered warned = invoke("chameleon", Transport.inproc, "--json", request);
    assertThat(warned.err())
        .startsWith("duet: warning: chameleon has no request field 'bucket'; its fields are");
    assertThat(warned.code()).isZero();
    assertThat(warned.out()).contains("<table");

    Entered refused = invoke("chameleon", Transport.inproc, "--strict", "--json", request);
    assertThat(refused.err()).startsWith("duet: chameleon has no request field 'bucket'; its");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void badJsonIsPointedAt() {
    Packaged.assume("chameleon");
    Entered refused = invoke("chameleon", Transport.inproc, "--json", "{rows");
    assertThat(refused.err().lines())
        .containsExactly("duet: the request is not well-formed JSON at line 1, column 2");
    assertThat(refused.code()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoImageIsRefusedByTheFunction() throws Exception {
    Packaged.assume("cnn-serving");
    Path text = Files.writeString(directory.resolve("text.jpg"), "no image");
    Entered refused = invoke("cnn-serving", Transport.inproc, "--file", text.toString());
    assertThat(refused.err().lines()).hasSize(1).allMatch(line -> line.contains("image"));
    assertThat(refused.code()).isEqualTo(1);
  }

  @Test
  void aFunctionThatTakesNoImageIsSentNone() throws Exception {
    Entered refused = invoke("chameleon", Transport.inproc, "--file", image().toString());
    assertThat(refused.err().lines())
        .containsExactly("duet: chameleon takes no image; use --json", "Try: duet invoke --help");
    assertThat(refused.code()).isEqualTo(2);
  }

  @Test
  void saysWhereTheTimeOfAColdStartWent() {
    Packaged.assume("chameleon");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(invoke("chameleon", Transport.http).err())
          .matches(
              "chameleon via http: \\d+\\.\\d ms, cold\\R  = process start \\d+ \\+ runtime init"
                  + " \\d+ \\+ function init \\d+ \\+ first call \\d+\\R");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anImageFileIsClassifiedAsItIsFromS3WithTheModelFromThere() {
    Packaged.assume("cnn-serving");
    Entered file = invoke("cnn-serving", Transport.grpc, "--file", IMAGE.toString());
    assertThat(file.err())
        .startsWith("cnn-serving via grpc: ")
        .endsWith(
            "squeezenet1_1 has synthetic weights: its times are real, its labels mean nothing.\n");
    assertThat(file.code()).isZero();
    assertThat(file.out()).containsPattern("\"result\":\\[\\[\\[\"n\\d{8}\"").contains("synthetic");

    String request = "{\"input_bucket\": \"duet\", \"object_key\": \"images/1.jpg\"}";
    for (Transport via : List.of(Transport.inproc, Transport.lambda)) {
      Entered fetched = invoke("cnn-serving", via, "--s3", "--json", request);
      assertThat(fetched.err()).startsWith("cnn-serving via " + via);
      assertThat(fetched.code()).isZero();
      assertThat(labels(fetched)).as("via %s", via).isEqualTo(labels(file));
    }
  }

  @Test
  void theImageThatAFunctionHasIsAnnotatedToo() throws Exception {
    Packaged.assume("yolo");
    Path annotated = directory.resolve("annotated.png");
    Entered invoked = Entered.duet("invoke", "yolo", "--out", annotated.toString());
    assertThat(invoked.code()).as(invoked.err()).isZero();
    assertThat(invoked.err()).doesNotContain("synthetic");
    assertThat(ImageIO.read(annotated.toFile()).getWidth()).isPositive();
  }

  @Test
  void whereLambdaCannotRunItSaysSo() {
    Packaged.assume("chameleon");
    String system = System.getProperty("os.name");
    System.setProperty("os.name", "Mac OS X");
    try {
      Entered refused = invoke("chameleon", Transport.lambda);
      assertThat(refused.err().lines())
          .containsExactly(
              "duet: AWS's runtime client has a native library for Linux only, not Mac OS X"
                  + " (--verbose shows more)");
      assertThat(refused.code()).isEqualTo(1);
    } finally {
      System.setProperty("os.name", system);
    }
  }

  @Test
  void aStackTraceIsShownOnlyWhenAskedFor() throws IOException {
    Files.writeString(directory.resolve("run.json"), "{");
    Files.writeString(directory.resolve("samples.csv"), "");
    String[] failing = {"report", directory.toString()};
    Entered brief = Entered.duet(failing);
    assertThat(brief.err().lines()).hasSize(1);
    assertThat(brief.err()).startsWith("duet: ").contains("(--verbose shows more)");
    Entered verbose = Entered.duet("--verbose", failing[0], failing[1]);
    assertThat(verbose.err()).contains("\tat io.faasduet.", "\nduet: ");
    assertThat(brief.code()).isEqualTo(verbose.code()).isEqualTo(1);
  }

  private static Entered invoke(String function, Transport via, String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "invoke";
    arguments[1] = function;
    arguments[2] = "--via";
    arguments[3] = via.name();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Entered.duet(arguments);
  }

  /** Sums come in another order where a process may use another number of processors. */
  private static String labels(Entered answer) {
    return answer
        .out()
        .replaceFirst(",\"latency\".*", "")
        .replaceAll("(\\.\\d{5})\\d*", "$1")
        .strip();
  }

  private Path image() throws Exception {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillOval(60, 40, 200, 160);
    pen.dispose();
    Path file = directory.resolve("orange.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
