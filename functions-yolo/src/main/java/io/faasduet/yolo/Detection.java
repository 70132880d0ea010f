package io.faasduet.yolo;

import static java.util.Objects.requireNonNull;

/**
 * Something that was found in an image.
 *
 * @param label what it is
 * @param classId the number of its class among the model's
 * @param confidence from 0 to 1
 * @param box where it is
 */
public record Detection(String label, int classId, double confidence, Box box) {
  public Detection {
    requireNonNull(label, "label");
    requireNonNull(box, "box");
  }

  /**
   * A box in whole pixels of the upright image, inside it and not empty.
   *
   * @param x the first column
   * @param y the first row
   */
  public record Box(int x, int y, int width, int height) {}
}
