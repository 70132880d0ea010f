package io.faasduet.yolo;

import java.util.Arrays;

/**
 * Of boxes of one class that overlap, keeps the most confident. Exact: a box is dropped if, and
 * only if, one that is kept and comes before it has its class and overlaps it by more than the
 * limit. Boxes come in the order of confidence, and of two alike in the network's order.
 *
 * @param iou the limit, intersection over union
 * @param most how many boxes are kept at most
 */
record NonMaximumSuppression(double iou, int most) {

  /** The numbers of the candidates that are kept, most confident first. */
  int[] kept(Candidates candidates) {
    long[] order = order(candidates);
    Kept kept = new Kept(Math.min(most, order.length));
    for (int i = 0; i < order.length && kept.count < most; i++) {
      int candidate = (int) order[i];
      if (!kept.covers(candidates, candidate, (float) iou)) {
        kept.add(candidates, candidate);
      }
    }
    return Arrays.copyOf(kept.index, kept.count);
  }

  /**
   * The candidates in order. A positive float's bits grow with it, so that numbers of a candidate's
   * confidence, upside down, and its place sort as they should.
   */
  private static long[] order(Candidates candidates) {
    long[] order = new long[candidates.count()];
    for (int i = 0; i < order.length; i++) {
      long doubt =
          (long) Integer.MAX_VALUE - Float.floatToIntBits(Math.max(0, candidates.confidence(i)));
      order[i] = doubt << 32 | i;
    }
    Arrays.sort(order);
    return order;
  }

  /** The boxes that are kept so far, those of one class linked from the last to the first. */
  private static final class Kept {
    private final int[] index;
    private final int[] previous;
    private final float[] corners;
    private int[] last = new int[0];
    private int count;

    Kept(int most) {
      index = new int[most];
      previous = new int[most];
      corners = new float[5 * most];
    }

    boolean covers(Candidates candidates, int candidate, float limit) {
      int ofClass = candidates.classId(candidate);
      float left = candidates.left(candidate);
      float top = candidates.top(candidate);
      float right = candidates.right(candidate);
      float bottom = candidates.bottom(candidate);
      float area = (right - left) * (bottom - top);
      for (int k = ofClass < last.length ? last[ofClass] : -1; k >= 0; k = previous[k]) {
        int at = 5 * k;
        // Most boxes lie apart, which comparing shows at less cost than what it would share.
        if (left < corners[at + 2]
            && right > corners[at]
            && top < corners[at + 3]
            && bottom > corners[at + 1]) {
          float width =
              (right < corners[at + 2] ? right : corners[at + 2])
                  - (left > corners[at] ? left : corners[at]);
          float height =
              (bottom < corners[at + 3] ? bottom : corners[at + 3])
                  - (top > corners[at + 1] ? top : corners[at + 1]);
          float shared = width * height;
          if (shared > limit * (area + corners[at + 4] - shared)) {
            return true;
          }
        }
      }
      return false;
    }

    void add(Candidates candidates, int candidate) {
      int ofClass = candidates.classId(candidate);
      if (ofClass >= last.length) {
        int known = last.length;
        last = Arrays.copyOf(last, ofClass + 16);
        Arrays.fill(last, known, last.length, -1);
      }
      int at = 5 * count;
      corners[at] = candidates.left(candidate);
      corners[at + 1] = candidates.top(candidate);
      corners[at + 2] = candidates.right(candidate);
      corners[at + 3] = candidates.bottom(candidate);
      corners[at + 4] = (corners[at + 2] - corners[at]) * (corners[at + 3] - corners[at + 1]);
      index[count] = candidate;
      previous[count] = last[ofClass];
      last[ofClass] = count++;
    }
  }
}
