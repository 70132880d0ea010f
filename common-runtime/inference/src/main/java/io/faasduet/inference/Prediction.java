package io.faasduet.inference;

import static java.util.Objects.requireNonNull;

import io.faasduet.inference.bundle.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * One class that an image may show.
 *
 * @param wnid the class's id
 * @param label what people call it
 * @param probability from 0 to 1
 */
public record Prediction(String wnid, String label, double probability) {
  public Prediction {
    requireNonNull(wnid, "wnid");
    requireNonNull(label, "label");
  }

  /**
   * The most probable classes, most probable first; of two that are equal the one that comes first
   * in the labels.
   *
   * @param probabilities of one image after another, as many as there are labels for each
   * @param start where the image's begin
   * @throws IllegalStateException if one is not a finite number
   */
  static List<Prediction> top(int count, float[] probabilities, int start, List<Label> labels) {
    int[] best = new int[Math.min(count, labels.size())];
    int found = 0;
    for (int i = 0; i < labels.size(); i++) {
      float probability = probabilities[start + i];
      if (!Float.isFinite(probability)) {
        throw new IllegalStateException("the network answers " + probability);
      }
      int rank = found;
      while (rank > 0 && probability > probabilities[start + best[rank - 1]]) {
        rank--;
      }
      if (rank < best.length) {
        found = Math.min(found + 1, best.length);
        System.arraycopy(best, rank, best, rank + 1, found - rank - 1);
        best[rank] = i;
      }
    }
    List<Prediction> top = new ArrayList<>(best.length);
    for (int i : best) {
      Label label = labels.get(i);
      top.add(new Prediction(label.wnid(), label.text(), probabilities[start + i]));
    }
    return List.copyOf(top);
  }
}
