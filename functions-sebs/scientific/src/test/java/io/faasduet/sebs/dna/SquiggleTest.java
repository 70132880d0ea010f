package io.faasduet.sebs.dna;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquiggleTest {
  @TempDir private Path directory;

  @Test
  void drawsThePackagesOwnExample() throws IOException {
    assertThat(json("ATGC"))
        .isEqualTo(
            "[[0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0],"
                + " [0, 0.5, 0, -0.5, -1, -0.5, 0, -0.5, 0]]");
  }

  @Test
  void everyCharacterOfTheFileCounts() throws IOException {
    assertThat(json(">n\ncT\r\n"))
        .isEqualTo(
            "[[0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0],"
                + " [0, 0, 0, 0, 0, 0, 0, -0.5, 0, -0.5, -1, -1, -1]]");
  }

  @Test
  void anEmptyFileIsAPoint() throws IOException {
    assertThat(json("")).isEqualTo("[[0.0], [0]]");
  }

  @Test
  void aCharacterBeyondSixteenBitsIsOne() throws IOException {
    assertThat(json("\ud835\udc9cG")).isEqualTo("[[0.0, 0.5, 1.0, 1.5, 2.0], [0, 0, 0, 0.5, 1]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "acgtn", "TTTTTTTTTTTTCAG", "GGGGGGGGGGGGGGCTTTTTTTTTTTTTTTTTC"})
  void theCheckOfAnswersComesToTheSame(String sequence) throws IOException {
    Path drawing = Files.writeString(directory.resolve("drawing"), json(sequence));

    Path expected = directory.resolve("expected");
    assertThat(ExpectedDrawing.of(sequence, expected).differenceTo(drawing)).isEmpty();
    assertThat(ExpectedDrawing.of(sequence + "C", expected).differenceTo(drawing)).isPresent();
  }

  @Test
  void aDrawingLongerThanTheBufferIsWhole() throws IOException {
    DrawnSequence.write(directory.resolve("drawn"), 50_000, 7);
    String sequence = Files.readString(directory.resolve("drawn"));
    Path drawing = Files.writeString(directory.resolve("drawing"), json(sequence));

    assertThat(ExpectedDrawing.of(sequence, directory.resolve("expected")).differenceTo(drawing))
        .isEmpty();
  }

  @Test
  void theLevelsOfALongFallAreNegative() throws IOException {
    String sequence = "T".repeat(1234) + "A";

    assertThat(json(sequence)).endsWith(", -1233, -1233.5, -1234, -1233.5, -1234]]");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThatThrownBy(() -> Squiggle.of(new byte[] {'A', (byte) 0xff}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("the sequence is not text in UTF-8");
  }

  static String json(String sequence) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Squiggle.of(sequence.getBytes(UTF_8)).writeJson(out);
    return out.toString(UTF_8);
  }
}
