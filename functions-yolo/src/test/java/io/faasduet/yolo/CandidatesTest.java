package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final NonMaximumSuppression SUPPRESSION = new NonMaximumSuppression(0.45, 300);

  @Test
  void bothKindsOfOutputGiveTheSameBoxes() {
    // Two classes; the second candidate is too unsure, the third is of class 1.
    float[] yolov5 = {
      50, 60, 20, 10, 0.5f, 0.8f, 0.1f, //
      10, 10, 4, 4, 0.4f, 0.5f, 0.5f, //
      30, 30, 8, 6, 1.0f, 0.2f, 0.7f
    };
    float[] yolov8 = {
      50, 10, 30, //
      60, 10, 30, //
      20, 4, 8, //
      10, 4, 6, //
      0.4f, 0.2f, 0.2f, //
      0.05f, 0.2f, 0.7f
    };
    Candidates fifth = Candidates.ofYolov5(yolov5, 0, 3, 2, 0.25);
    Candidates eighth = Candidates.ofYolov8(yolov8, 0, 3, 2, 0.25);
    for (Candidates candidates : new Candidates[] {fifth, eighth}) {
      assertThat(candidates.count()).isEqualTo(2);
      assertThat(candidates.classId(0)).isZero();
      assertThat(candidates.classId(1)).isEqualTo(1);
      assertThat(candidates.left(0)).isEqualTo(40);
      assertThat(candidates.top(0)).isEqualTo(55);
      assertThat(candidates.right(0)).isEqualTo(60);
      assertThat(candidates.bottom(0)).isEqualTo(65);
      assertThat(candidates.confidence(0)).isEqualTo(0.4f);
    }
  }

  @Test
  void numbersThatAreNoneAreLeftOut() {
    float[] values = {
      Float.NaN,
      10,
      4,
      4,
      1,
      1, //
      10,
      10,
      Float.POSITIVE_INFINITY,
      4,
      1,
      1, //
      10,
      10,
      -4,
      4,
      1,
      1, //
      10,
      10,
      4,
      4,
      Float.NaN,
      1, //
      10,
      10,
      4,
      4,
      1,
      1
    };
    assertThat(Candidates.ofYolov5(values, 0, 5, 1, 0.25).count()).isEqualTo(1);
  }

  @Test
  void ofBoxesOfOneClassThatOverlapTheMostConfidentIsKept() {
    float[] values = {
      50, 50, 20, 20, 0.7f, 1, 0, //
      52, 50, 20, 20, 0.9f, 1, 0, // overlaps the first by 0.82
      52, 50, 20, 20, 0.8f, 0, 1, // of another class
      90, 50, 20, 20, 0.6f, 1, 0 // elsewhere
    };
    Candidates candidates = Candidates.ofYolov5(values, 0, 4, 2, 0.25);
    assertThat(SUPPRESSION.kept(candidates)).containsExactly(1, 2, 3);
    assertThat(new NonMaximumSuppression(0.9, 300).kept(candidates)).containsExactly(1, 2, 0, 3);
    assertThat(new NonMaximumSuppression(0.45, 2).kept(candidates)).containsExactly(1, 2);
  }

  @Test
  void ofBoxesThatAreAlikeTheFirstIsKept() {
    float[] values = new float[6 * 1000];
    for (int i = 0; i < 1000; i++) {
      System.arraycopy(new float[] {50, 50, 20, 20, 0.5f, 1}, 0, values, 6 * i, 6);
    }
    assertThat(SUPPRESSION.kept(Candidates.ofYolov5(values, 0, 1000, 1, 0.25))).containsExactly(0);
  }
}
