package io.faasduet.yolo;

import java.util.Arrays;

/**
 * Boxes that a network is sure enough of, for one image, in pixels of its input. Boxes with numbers
 * that are no numbers are left out. Not thread-safe.
 */
final class Candidates {
  private int count;
  private float[] confidence = new float[256];
  private int[] classId = new int[256];

  /** Left, top, right and bottom of each. */
  private float[] corners = new float[4 * 256];

  private Candidates() {}

  /**
   * Reads an output of the kind {@code yolov5}.
   *
   * @param values candidates of centre, width, height, objectness and classes, one after another
   * @param start where the image's first candidate begins
   * @param most how many candidates there are
   */
  static Candidates ofYolov5(
      float[] values, int start, int most, int classes, double leastConfidence) {
    Candidates candidates = new Candidates();
    float least = (float) leastConfidence;
    int size = 5 + classes;
    for (int i = 0; i < most; i++) {
      int at = start + i * size;
      float objectness = values[at + 4];
      // A class's probability is at most 1, so that most candidates are done with here.
      if (objectness >= least) {
        int best = at + 5;
        for (int c = at + 6; c < at + size; c++) {
          if (values[c] > values[best]) {
            best = c;
          }
        }
        float confidence = objectness * values[best];
        if (confidence >= least) {
          candidates.add(
              values[at],
              values[at + 1],
              values[at + 2],
              values[at + 3],
              confidence,
              best - at - 5);
        }
      }
    }
    return candidates;
  }

  /**
   * Reads an output of the kind {@code yolov8}.
   *
   * @param values rows of centre x, centre y, width, height and classes, each with a value for
   *     every candidate
   * @param start where the image's first row begins
   * @param most how many candidates there are
   */
  static Candidates ofYolov8(
      float[] values, int start, int most, int classes, double leastConfidence) {
    float[] best = Arrays.copyOfRange(values, start + 4 * most, start + 5 * most);
    int[] bestClass = new int[most];
    for (int c = 1; c < classes; c++) {
      int row = start + (4 + c) * most;
      for (int i = 0; i < most; i++) {
        if (values[row + i] > best[i]) {
          best[i] = values[row + i];
          bestClass[i] = c;
        }
      }
    }
    Candidates candidates = new Candidates();
    float least = (float) leastConfidence;
    for (int i = 0; i < most; i++) {
      if (best[i] >= least) {
        candidates.add(
            values[start + i],
            values[start + most + i],
            values[start + 2 * most + i],
            values[start + 3 * most + i],
            best[i],
            bestClass[i]);
      }
    }
    return candidates;
  }

  int count() {
    return count;
  }

  float confidence(int index) {
    return confidence[index];
  }

  int classId(int index) {
    return classId[index];
  }

  float left(int index) {
    return corners[4 * index];
  }

  float top(int index) {
    return corners[4 * index + 1];
  }

  float right(int index) {
    return corners[4 * index + 2];
  }

  float bottom(int index) {
    return corners[4 * index + 3];
  }

  private void add(
      float centreX, float centreY, float width, float height, float sure, int classNumber) {
    float area = width * height;
    if (!Float.isFinite(centreX + centreY + area + sure) || !(width >= 0) || !(height >= 0)) {
      return;
    }
    if (count == confidence.length) {
      confidence = Arrays.copyOf(confidence, 4 * count);
      classId = Arrays.copyOf(classId, 4 * count);
      corners = Arrays.copyOf(corners, 16 * count);
    }
    confidence[count] = sure;
    classId[count] = classNumber;
    corners[4 * count] = centreX - width / 2;
    corners[4 * count + 1] = centreY - height / 2;
    corners[4 * count + 2] = centreX + width / 2;
    corners[4 * count + 3] = centreY + height / 2;
    count++;
  }
}
