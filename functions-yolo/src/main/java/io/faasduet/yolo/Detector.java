package io.faasduet.yolo;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Outcome;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.image.RgbImage;
import io.faasduet.inference.ImagePreprocessor;
import io.faasduet.inference.InferenceSession;
import io.faasduet.inference.NetworkOutput;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.bundle.ModelInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds things in images, with the network of a bundle. Thread-safe. */
final class Detector implements AutoCloseable {
  /** TorchScript compiles itself in its second run, and is itself from the third. */
  private static final int WARM_UPS = 3;

  private static final int FINEST_STRIDE = 4;
  private static final int MOST_ANCHORS = 9;
  private static final int END_TO_END_VALUES = 6;

  private final ModelBundle bundle;
  private final InferenceSession network;
  private final ImagePreprocessor tensor;
  private final ModelDescription.DetectionSettings choice;

  private Detector(
      ModelBundle bundle, InferenceSession network, ModelDescription.DetectionSettings choice) {
    this.bundle = bundle;
    this.network = network;
    this.tensor = new ImagePreprocessor(bundle.description().input());
    this.choice = choice;
  }

  /**
   * Loads a bundle's network and runs it, so that the first image finds it warm.
   *
   * @throws InvalidModelException if it is no detector, cannot be loaded, or does not answer what
   *     its description says
   */
  static Detector load(ModelBundle bundle, Settings settings) {
    ModelDescription.DetectionSettings choice =
        bundle
            .description()
            .detection()
            .orElseThrow(
                () ->
                    new InvalidModelException(
                        bundle
                            + ": model.json has no 'detection' section, so the model is not a detector"));
    if (bundle.description().output().kind().equals(ModelDescription.Output.PROBABILITIES)) {
      throw new InvalidModelException(
          bundle + " answers probabilities, so it is a classifier and no detector");
    }
    InferenceSession network = InferenceSession.load(bundle, settings);
    try {
      Detector detector = new Detector(bundle, network, choice);
      detector.warmUp();
      return detector;
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  ModelDescription model() {
    return bundle.description();
  }

  ModelInput input() {
    return bundle.description().input();
  }

  /**
   * Finds what is in images, in one forward pass.
   *
   * @param decoding decodes an image; may throw, which is then that image's outcome
   * @return as many outcomes as images, in their order
   */
  <P> List<Outcome<List<Detection>>> detect(List<P> images, Decoding<P> decoding, Timings timings)
      throws InterruptedException {
    List<RgbImage> decoded = new ArrayList<>();
    NetworkOutput output =
        network.run(
            images,
            (file, buffer) -> {
              RgbImage image = decoding.decode(file);
              Letterbox.of(image.sourceWidth(), image.sourceHeight(), input())
                  .write(image, tensor, buffer);
              decoded.add(image);
            },
            timings);
    List<Outcome<List<Detection>>> outcomes = new ArrayList<>();
    int row = 0;
    for (Optional<FunctionException> fault : output.faults()) {
      if (fault.isPresent()) {
        outcomes.add(new Outcome.Failed<>(fault.get()));
      } else {
        outcomes.add(new Outcome.Success<>(found(output, row, decoded.get(row))));
        row++;
      }
    }
    return outcomes;
  }

  /** Decodes one image to about the size of the network's input, or larger. */
  @FunctionalInterface
  interface Decoding<P> {
    RgbImage decode(P image);
  }

  @Override
  public void close() {
    network.close();
  }

  private List<Detection> found(NetworkOutput output, int row, RgbImage image) {
    Letterbox letterbox = Letterbox.of(image.sourceWidth(), image.sourceHeight(), input());
    Candidates candidates = candidates(output, row);
    int[] kept = new NonMaximumSuppression(choice.iou(), choice.maxDetections()).kept(candidates);
    List<Detection> found = new ArrayList<>(kept.length);
    for (int candidate : kept) {
      int left = clipped(letterbox.imageX(candidates.left(candidate)), image.sourceWidth());
      int right = clipped(letterbox.imageX(candidates.right(candidate)), image.sourceWidth());
      int top = clipped(letterbox.imageY(candidates.top(candidate)), image.sourceHeight());
      int bottom = clipped(letterbox.imageY(candidates.bottom(candidate)), image.sourceHeight());
      if (right > left && bottom > top) {
        int classId = candidates.classId(candidate);
        found.add(
            new Detection(
                bundle.labels().get(classId).text(),
                classId,
                candidates.confidence(candidate),
                new Detection.Box(left, top, right - left, bottom - top)));
      }
    }
    return found;
  }

  private static int clipped(float at, int size) {
    return Math.max(0, Math.min(size, Math.round(at)));
  }

  private Candidates candidates(NetworkOutput output, int row) {
    int classes = bundle.labels().size();
    int first = (int) output.shape()[1];
    int second = (int) output.shape()[2];
    int start = row * first * second;
    return yolov8()
        ? Candidates.ofYolov8(output.values(), start, second, classes, choice.confidence())
        : Candidates.ofYolov5(output.values(), start, first, classes, choice.confidence());
  }

  private boolean yolov8() {
    return model().output().kind().equals(ModelDescription.Output.YOLOV8);
  }

  private void warmUp() {
    try {
      for (int i = 0; i < WARM_UPS; i++) {
        NetworkOutput output =
            network.run(
                List.of(bundle),
                (nothing, buffer) -> buffer.position(tensor.size()),
                new Timings());
        requireShape(output.shape());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + bundle + " warmed up", e);
    } catch (InvalidModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InvalidModelException(bundle + " cannot be run: " + InferenceSession.reason(e), e);
    }
  }

  private void requireShape(long[] shape) {
    int classes = bundle.labels().size();
    long values = yolov8() ? 4L + classes : 5L + classes;
    if (shape.length != 3
        || shape[0] != 1
        || shape[yolov8() ? 1 : 2] != values
        || !fillsGrids(shape[yolov8() ? 2 : 1], values)) {
      throw new InvalidModelException(
          "%s has %d labels and an output of the kind %s, which is %s with candidates for each cell of its grids; but its network answers %s"
              .formatted(
                  bundle,
                  classes,
                  model().output().kind(),
                  yolov8() ? "[1, " + values + ", candidates]" : "[1, candidates, " + values + "]",
                  Arrays.toString(shape)));
    }
  }

  /**
   * Whether there are as many candidates as a network has that looks at the cells of grids, the
   * coarsest of the model's stride and each other twice as fine. An end-to-end network answers the
   * corners of so many boxes as it keeps, of 6 values each: for one class the values alone do not
   * show that.
   */
  private boolean fillsGrids(long candidates, long values) {
    int stride = choice.stride();
    long cells = 0;
    for (int level = 1; stride >= FINEST_STRIDE; level++, stride /= 2) {
      cells += (long) (input().width() / stride) * (input().height() / stride);
      boolean enough = level > 1 || values != END_TO_END_VALUES;
      if (enough && cells > 0 && candidates % cells == 0 && candidates / cells <= MOST_ANCHORS) {
        return true;
      }
    }
    return false;
  }
}
