package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.testkit.TestData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that other decoders read, or refuse in words of their own. */
class ImageCasesTest {
  private final ImageDecoder decoder = new ImageDecoder();

  @Test
  void strayBytesBetweenSegmentsArePassedOver() {
    byte[] clean = decode("cases/B09/fill-control.jpg").bytes();
    for (String file : new String[] {"one-zero", "seven-spaces", "ff00ff00"}) {
      assertThat(decode("cases/B09/" + file + ".jpg").bytes()).as(file).isEqualTo(clean);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "base-noeoi, it has no end marker",
    "prog-noeoi, it has no end marker",
    "base-mp4-no-eoi, without an end marker",
    "prog-mp4-no-eoi, without an end marker"
  })
  void aMissingEndMarkerIsNamed(String file, String says) {
    byte[] image = TestData.file("cases/B16/" + file + ".jpg");

    assertThatThrownBy(() -> decode(image))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(says);
  }

  @Test
  void wrongChecksumsOfWhatIsNotNeededAreNoFault() {
    for (Path file : TestData.filesIn("cases/B19")) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".png")) {
        assertThat(decode("cases/B19/" + name).sourceWidth()).as(name).isPositive();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "B42/65510x16.jpg, the limit of a JPEG is 65500 a side",
    "B43/8192x6144.jpg, the setting DUET_MAX_PIXELS",
    "B43/12000x9000.jpg, the setting DUET_MAX_PIXELS",
    "B43/6000x4500-prog.jpg, half of the setting DUET_MAX_PIXELS"
  })
  void limitsAreNamed(String file, String says) {
    byte[] image = TestData.file("cases/" + file);

    assertThatThrownBy(() -> decode(image))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessageContaining(says);
  }

  @Test
  void whatIsWithinTheLimitIsDecoded() {
    assertThat(decode("cases/B43/6000x4500.jpg").sourceWidth()).isEqualTo(6000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-exif-6-then-1", "two-exif-6-then-none", "long6-II", "long6-MM"})
  void theFirstOrientationCountsInEitherType(String file) {
    RgbImage control = decode("cases/B44/short6-II.jpg");
    RgbImage image = decode("cases/B44/" + file + ".jpg");

    assertThat(image.sourceWidth()).isEqualTo(control.sourceWidth());
    assertThat(image.sourceHeight()).isEqualTo(control.sourceHeight());
    assertThat(image.bytes()).isEqualTo(control.bytes());
  }

  @Test
  void aFirstOrientationThatIsUprightCountsToo() {
    RgbImage control = decode("cases/B44/short6-II.jpg");
    RgbImage image = decode("cases/B44/two-exif-1-then-6.jpg");

    assertThat(image.sourceWidth()).isEqualTo(control.sourceHeight());
    assertThat(image.sourceHeight()).isEqualTo(control.sourceWidth());
  }

  private RgbImage decode(String file) {
    return decode(TestData.file(file));
  }

  private RgbImage decode(byte[] image) {
    return decoder.decode(image, 64, 64);
  }
}
