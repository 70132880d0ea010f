package io.faasduet.inference.bundle;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.json.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The description of a model bundle, {@code model.json}. In JSON the names are in snake case,
 * {@code channelOrder} is {@code channel_order}; fields that this version does not know are
 * ignored.
 *
 * @param name the model's name as users see it in answers, such as {@code squeezenet1_1}
 * @param engine the DJL engine that runs it: {@code TensorFlow} or {@code PyTorch}
 * @param input the network's input
 * @param output the network's output
 * @param weights {@code synthetic} if the weights are random, so that timings are real and labels
 *     are not; {@code imported} if nothing is known but the file they were read from; {@code
 *     imagenet} if they are published ones that were trained on ImageNet; {@code trained} if they
 *     were trained on what {@code source} says. Other bundles may have other words
 * @param source where the weights came from: a URL, or how they were made and from what
 * @param digest of the file that the weights were read from, as {@code sha256:…}
 * @param licence the licence of the weights, as an SPDX identifier
 * @param files the bundle's other files
 * @param detection how boxes are chosen, if the network answers boxes
 */
public record ModelDescription(
    String name,
    String engine,
    ModelInput input,
    Output output,
    String weights,
    String source,
    Optional<String> digest,
    Optional<String> licence,
    Files files,
    Optional<DetectionSettings> detection) {

  /** The name of the file in a bundle that holds its description. */
  public static final String FILE_NAME = "model.json";

  /** What {@link #weights} is when they were drawn from a seeded generator. */
  public static final String SYNTHETIC = "synthetic";

  /** What {@link #weights} is when nothing is known but the file they were read from. */
  public static final String IMPORTED = "imported";

  /** The engine of the bundles that hold a frozen TensorFlow SavedModel. */
  public static final String TENSORFLOW = "TensorFlow";

  /** The engine of the bundles that hold TorchScript. */
  public static final String PYTORCH = "PyTorch";

  public ModelDescription {
    requireText("name", name);
    requireOneOf("engine", engine, TENSORFLOW, PYTORCH);
    requireNonNull(input, "input");
    requireNonNull(output, "output");
    requireText("weights", weights);
    requireNonNull(source, "source");
    requireNonNull(digest, "digest");
    requireNonNull(licence, "licence");
    requireNonNull(files, "files");
    requireNonNull(detection, "detection");
    if (output.boxes() && detection.isEmpty()) {
      throw new InvalidModelException("a model that answers boxes must have a field 'detection'");
    }
    if (engine.equals(TENSORFLOW) && (input.tensor().isEmpty() || output.tensor().isEmpty())) {
      throw new InvalidModelException(
          "a TensorFlow model must name its tensors: fields 'input.tensor' and 'output.tensor'");
    }
  }

  /**
   * Reads the contents of {@code model.json}.
   *
   * @throws InvalidModelException if they are not a description; the message names the field
   */
  public static ModelDescription parse(byte[] utf8) {
    try {
      return Json.read(utf8, ModelDescription.class);
    } catch (InvalidRequestException e) {
      throw new InvalidModelException(
          FILE_NAME + " cannot be used: " + e.getMessage().replaceFirst("^the request ", "it "), e);
    }
  }

  /** The contents of {@code model.json}; the same description gives the same bytes. */
  public byte[] toJson() {
    return Json.write(this);
  }

  /** Whether the labels of this model's answers mean nothing, its weights being random. */
  public boolean synthetic() {
    return weights.equals(SYNTHETIC);
  }

  /**
   * The output of a network.
   *
   * @param tensor the output's name in the model's serving signature; absent where the engine goes
   *     by position
   * @param kind {@code probabilities}: float32 [batch, classes], each row summing to 1; {@code
   *     yolov5}: float32 [batch, candidates, 5 + classes], alone or the first of several, as YOLOv5
   *     and YOLOv7 have it: centre, width and height in pixels of the input, objectness, and the
   *     classes' probabilities; {@code yolov8}: float32 [batch, 4 + classes, candidates], as YOLOv8
   *     and later have it, without objectness. Classes are in the order of the labels file
   */
  public record Output(Optional<String> tensor, String kind) {
    /** The kind of output that a classifier ending in softmax has. */
    public static final String PROBABILITIES = "probabilities";

    /** The kind of output that YOLOv5's and YOLOv7's exports have. */
    public static final String YOLOV5 = "yolov5";

    /** The kind of output that the exports of YOLOv8 and later have. */
    public static final String YOLOV8 = "yolov8";

    public Output {
      requireNonNull(tensor, "tensor");
      requireOneOf("output.kind", kind, PROBABILITIES, YOLOV5, YOLOV8);
    }

    /** Whether these are boxes to choose from. */
    boolean boxes() {
      return !kind.equals(PROBABILITIES);
    }
  }

  /**
   * How boxes are chosen.
   *
   * @param stride what both sides of the input are multiples of, in pixels
   * @param confidence the least that a box's confidence may be, from 0 to 1
   * @param iou boxes of one class that overlap by more are taken for one, from 0 to 1
   * @param maxDetections how many boxes an image may have, the most confident ones
   */
  public record DetectionSettings(int stride, double confidence, double iou, int maxDetections) {
    public DetectionSettings {
      requireFrom("detection.stride", stride, 1, 1024);
      requireFrom("detection.confidence", confidence, 0, 1);
      requireFrom("detection.iou", iou, 0, 1);
      requireFrom("detection.max_detections", maxDetections, 1, 100_000);
    }

    private static void requireFrom(String field, double value, double least, double most) {
      if (!(value >= least && value <= most)) {
        throw new InvalidModelException(
            String.format(
                Locale.ROOT,
                "field '%s' must be from %s to %s, not %s",
                field,
                least,
                most,
                value));
      }
    }
  }

  /**
   * The bundle's other files, by plain names: a bundle is one flat directory.
   *
   * @param model the network with its weights, such as {@code saved_model.pb}
   * @param labels one class a line, in the order of the output: its id, a space, its label
   */
  public record Files(String model, String labels) {
    public Files {
      requirePlainName("files.model", model);
      requirePlainName("files.labels", labels);
      if (new HashSet<>(List.of(model, labels, FILE_NAME)).size() < 3) {
        throw new InvalidModelException(
            "fields 'files.model' and 'files.labels' must name two files, neither of them "
                + FILE_NAME);
      }
    }
  }

  static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new InvalidModelException("field '" + field + "' must not be blank");
    }
  }

  static void requireOneOf(String field, String value, String... allowed) {
    if (!Set.of(allowed).contains(value)) {
      throw new InvalidModelException(
          "field '%s' must be one of %s, not '%s'"
              .formatted(field, Arrays.toString(allowed), value));
    }
  }

  private static boolean isPlainName(String value) {
    if (List.of(".", "..").contains(value)
        || value.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      return false;
    }
    try {
      return Path.of(value).getNameCount() == 1;
    } catch (InvalidPathException e) {
      return false; // characters that this system's names cannot have
    }
  }

  private static void requirePlainName(String field, String value) {
    requireText(field, value);
    if (!isPlainName(value)) {
      throw new InvalidModelException(
          "field '%s' must be a file name without a directory, not '%s'".formatted(field, value));
    }
  }
}
