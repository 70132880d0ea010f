package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  private final AveragePrecision precision = new AveragePrecision();

  @Test
  void isOneWhereEverythingIsFound() {
    precision.add(List.of(at(0, 0, 0.9), at(1, 50, 0.8)), List.of(truth(0, 0), truth(1, 50)));
    assertThat(precision.mean()).isEqualTo(1);
  }

  @Test
  void fallsByWhatIsMissedAndByWhatIsWrongBeforeWhatIsRight() {
    // Right, wrong, right: two of four found, at precisions of 1 and 2/3.
    precision.add(
        List.of(at(0, 0, 0.9), at(0, 200, 0.8), at(0, 50, 0.7)),
        List.of(truth(0, 0), truth(0, 50), truth(0, 100), truth(0, 150)));
    assertThat(precision.mean()).isCloseTo((1 + 2 / 3.0) / 4, within(1e-9));
  }

  @Test
  void aThingFoundTwiceIsRightOnceAndAnotherClassIsWrong() {
    precision.add(List.of(at(1, 0, 0.95), at(0, 0, 0.9), at(0, 1, 0.8)), List.of(truth(0, 0)));
    assertThat(precision.mean()).isEqualTo(1);
    precision.add(List.of(), List.of(truth(1, 0)));
    assertThat(precision.mean()).as("class 1 wrongly found once, then missed").isEqualTo(0.5);
  }

  private static Detection at(int classId, int x, double confidence) {
    return new Detection("thing", classId, confidence, new Detection.Box(x, 0, 20, 20));
  }

  private static AveragePrecision.Truth truth(int classId, int x) {
    return new AveragePrecision.Truth(classId, new Detection.Box(x, 0, 20, 20));
  }
}
