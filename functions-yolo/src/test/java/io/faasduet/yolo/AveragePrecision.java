package io.faasduet.yolo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mean average precision of boxes that overlap the true ones by half, mAP@0.5: the area under
 * precision over recall at all points, as PASCAL VOC has it since 2010, averaged over the classes.
 */
final class AveragePrecision {
  private final Map<Integer, List<Hit>> found = new HashMap<>();
  private final Map<Integer, Integer> truths = new HashMap<>();

  /** What really is in an image. */
  record Truth(int classId, Detection.Box box) {}

  private record Hit(double confidence, boolean right) {}

  /** Takes an image; detections are to come most confident first. */
  void add(List<Detection> detections, List<Truth> inImage) {
    inImage.forEach(truth -> truths.merge(truth.classId(), 1, Integer::sum));
    List<Truth> open = new ArrayList<>(inImage);
    for (Detection detection : detections) {
      Truth best = null;
      for (Truth truth : open) {
        if (truth.classId() == detection.classId()
            && (best == null || iou(truth, detection) > iou(best, detection))) {
          best = truth;
        }
      }
      boolean right = best != null && iou(best, detection) >= 0.5;
      if (right) {
        open.remove(best);
      }
      found
          .computeIfAbsent(detection.classId(), classId -> new ArrayList<>())
          .add(new Hit(detection.confidence(), right));
    }
  }

  /** From 0 to 1, over the classes that there were. */
  double mean() {
    return truths.entrySet().stream()
        .mapToDouble(each -> ofClass(found.getOrDefault(each.getKey(), List.of()), each.getValue()))
        .average()
        .orElseThrow();
  }

  private static double ofClass(List<Hit> hits, int truths) {
    List<Hit> sorted = new ArrayList<>(hits);
    sorted.sort(Comparator.comparingDouble(Hit::confidence).reversed());
    double[] precision = new double[sorted.size()];
    int right = 0;
    for (int i = 0; i < precision.length; i++) {
      right += sorted.get(i).right() ? 1 : 0;
      precision[i] = (double) right / (i + 1);
    }
    double area = 0;
    double best = 0;
    for (int i = precision.length - 1; i >= 0; i--) {
      best = Math.max(best, precision[i]);
      area += sorted.get(i).right() ? best / truths : 0;
    }
    return area;
  }

  private static double iou(Truth truth, Detection detection) {
    Detection.Box a = truth.box();
    Detection.Box b = detection.box();
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    double shared = Math.max(0, width) * Math.max(0, height);
    return shared / ((double) a.width() * a.height() + (double) b.width() * b.height() - shared);
  }
}
