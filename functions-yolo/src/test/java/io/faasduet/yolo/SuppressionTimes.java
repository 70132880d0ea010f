package io.faasduet.yolo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Prints how long it takes to read 25,200 candidates and to choose among them; a benchmark, no
 * test. docs/benchmarks.md has the command.
 */
final class SuppressionTimes {
  private static final int CANDIDATES = 25_200;
  private static final int WARM_UP = 60;
  private static final int RUNS = 101;

  private SuppressionTimes() {}

  public static void main(String[] arguments) {
    print("1% over the threshold, 80 classes", scene(80, 0.01, 0));
    print("all over the threshold, at random, 80 classes", scene(80, 1, 0));
    print("all over the threshold, at random, 1 class", scene(1, 1, 0));
    print("all over the threshold, in 40 clusters, 1 class", scene(1, 1, 40));
  }

  private static void print(String name, float[] output) {
    int classes = output.length / CANDIDATES - 5;
    NonMaximumSuppression suppression = new NonMaximumSuppression(0.45, 300);
    double[] reading = new double[RUNS];
    double[] choosing = new double[RUNS];
    int kept = 0;
    for (int run = -WARM_UP; run < RUNS; run++) {
      long start = System.nanoTime();
      Candidates candidates = Candidates.ofYolov5(output, 0, CANDIDATES, classes, 0.25);
      long read = System.nanoTime();
      kept = suppression.kept(candidates).length;
      if (run >= 0) {
        choosing[run] = (System.nanoTime() - read) / 1e6;
        reading[run] = (read - start) / 1e6;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-48s reading %6.2f ms, suppression %6.2f ms, %d kept%n",
        name,
        median(reading),
        median(choosing),
        kept);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** An output of the kind yolov5 for 640 pixels. */
  private static float[] scene(int classes, double share, int clusters) {
    Random random = new Random(1);
    int size = 5 + classes;
    float[] output = new float[CANDIDATES * size];
    for (int i = 0; i < CANDIDATES; i++) {
      Random place = clusters == 0 ? random : new Random(random.nextInt(clusters));
      float spread = clusters == 0 ? 0 : 4;
      output[i * size] = 640 * place.nextFloat() + spread * random.nextFloat();
      output[i * size + 1] = 640 * place.nextFloat() + spread * random.nextFloat();
      output[i * size + 2] = 20 + 100 * place.nextFloat();
      output[i * size + 3] = 20 + 100 * place.nextFloat();
      output[i * size + 4] = random.nextFloat() < share ? 0.9f + random.nextFloat() / 10 : 0.01f;
      for (int c = 0; c < classes; c++) {
        output[i * size + 5 + c] = 0.5f * random.nextFloat();
      }
      output[i * size + 5 + random.nextInt(classes)] = 0.6f + 0.4f * random.nextFloat();
    }
    return output;
  }
}
