package io.faasduet.inference;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.bundle.ModelInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.regex.Pattern;

/**
 * A predictor with the direct buffer that its input is written to, both reused from call to call.
 * Not thread-safe.
 */
final class PooledPredictor implements AutoCloseable {
  private static final Pattern HALF =
      Pattern.compile("\\b(c10::)?(half|bfloat16)\\b", Pattern.CASE_INSENSITIVE);

  /** Where in its graph TensorFlow failed, which it says after the reason. */
  private static final Pattern NODE = Pattern.compile("\\s*\\[\\[.*\\]\\]\\s*");

  private final ModelDescription description;
  private final int imageFloats;
  private final Predictor<Integer, Result> predictor;
  private ByteBuffer input = ByteBuffer.allocateDirect(0);

  PooledPredictor(Model model, ModelDescription description) {
    this.description = description;
    this.imageFloats = new ImagePreprocessor(description.input()).size();
    this.predictor = model.newPredictor(new Tensors());
  }

  /** The buffer for the input of a number of images, from position 0 on. */
  FloatBuffer input(int images) {
    int bytes = Math.multiplyExact(images, Math.multiplyExact(imageFloats, Float.BYTES));
    if (input.capacity() < bytes) {
      input = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    return input.clear().limit(bytes).asFloatBuffer();
  }

  /** An output with its shape. */
  record Result(float[] values, long[] shape) {}

  /** Runs the network on the first images of the buffer. */
  Result run(int images) {
    try {
      return predictor.predict(images);
    } catch (TranslateException e) {
      throw new IllegalStateException(description.name() + " cannot be run", e);
    }
  }

  /** What the engine says, in the line of its trace that says why. */
  static String reason(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    if (HALF.matcher(all).find()) {
      return "its network computes in half precision, but is given float32; export it in float32"
          + " (in PyTorch, network.float())";
    }
    return all.toString()
        .lines()
        .filter(line -> !line.isBlank() && !line.equals("null") && !NODE.matcher(line).matches())
        .reduce((before, last) -> last)
        .orElse(failure.toString())
        .strip();
  }

  static Shape shape(ModelInput input, int images) {
    return input.layout().equals(ModelInput.NHWC)
        ? new Shape(images, input.height(), input.width(), 3)
        : new Shape(images, 3, input.height(), input.width());
  }

  @Override
  public void close() {
    predictor.close();
  }

  private final class Tensors implements NoBatchifyTranslator<Integer, Result> {
    @Override
    public NDList processInput(TranslatorContext context, Integer images) {
      NDArray tensor =
          context
              .getNDManager()
              .create(input.rewind(), shape(description.input(), images), DataType.FLOAT32);
      description.input().tensor().ifPresent(tensor::setName);
      return new NDList(tensor);
    }

    @Override
    public Result processOutput(TranslatorContext context, NDList outputs) {
      NDArray tensor =
          description.output().tensor().map(outputs::get).orElseGet(() -> outputs.get(0));
      return new Result(tensor.toFloatArray(), tensor.getShape().getShape());
    }
  }
}
