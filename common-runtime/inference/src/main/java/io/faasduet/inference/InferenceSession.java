package io.faasduet.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.PairList;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.natives.InferenceThreads;
import io.faasduet.inference.pytorch.PyTorchNatives;
import io.faasduet.inference.tensorflow.TensorFlowModel;
import io.faasduet.inference.tensorflow.TensorFlowNatives;
import io.faasduet.inference.tensorflow.TensorFlowOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loaded model with a fixed pool of predictors, as many as the smaller of {@code
 * DUET_CONCURRENCY} and the number of processors; further callers wait for one. Thread-safe.
 */
public final class InferenceSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceSession.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Model model;
  private final int size;
  private final BlockingDeque<PooledPredictor> free;
  private final Duration closeLimit;
  private volatile boolean closed;

  private InferenceSession(
      Model model, ModelDescription description, int size, Duration closeLimit) {
    this.model = model;
    this.size = size;
    this.closeLimit = closeLimit;
    this.free = new LinkedBlockingDeque<>(size);
    for (int i = 0; i < size; i++) {
      free.add(new PooledPredictor(model, description));
    }
  }

  /**
   * Loads the network.
   *
   * @param settings those of {@link TensorFlowNatives#load} or {@link PyTorchNatives#load}
   * @throws InvalidModelException if the engine cannot load it
   */
  public static InferenceSession load(ModelBundle bundle, Settings settings) {
    return load(bundle, settings, CLOSE_LIMIT);
  }

  static InferenceSession load(ModelBundle bundle, Settings settings, Duration closeLimit) {
    ModelDescription description = bundle.description();
    boolean tensorFlow = description.engine().equals(ModelDescription.TENSORFLOW);
    if (tensorFlow) {
      TensorFlowNatives.load(settings);
    } else {
      PyTorchNatives.load(settings);
    }
    if (!Engine.hasEngine(description.engine())) {
      throw new InvalidModelException(
          "%s is for %s, which this function does not have"
              .formatted(bundle, description.engine()));
    }
    Model model =
        tensorFlow
            ? new TensorFlowModel(description.name())
            : Engine.getEngine(description.engine()).newModel(description.name(), Device.cpu());
    try {
      model.load(bundle.directory(), description.files().model(), options(tensorFlow, settings));
      if (tensorFlow) {
        requireTensors(model, bundle);
        requireInput(model, bundle);
      }
      int images = InferenceThreads.of(settings).images();
      return new InferenceSession(model, description, images, closeLimit);
    } catch (InvalidModelException e) {
      model.close();
      throw e;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new InvalidModelException(bundle + " cannot be loaded: " + loadReason(e), e);
    }
  }

  /**
   * Runs the network once over all images that can be read.
   *
   * @param images what is to be made input of
   * @param writer writes one image at the buffer's position
   * @param timings where {@code preprocess} (the writing) and {@code inference} (the forward pass)
   *     are recorded
   * @throws InterruptedException if interrupted while waiting for others to finish
   */
  public <P> NetworkOutput run(List<P> images, InputWriter<P> writer, Timings timings)
      throws InterruptedException {
    PooledPredictor pass = take();
    try {
      long start = System.nanoTime();
      FloatBuffer input = pass.input(images.size());
      List<Optional<FunctionException>> faults = new ArrayList<>();
      int written = 0;
      for (P image : images) {
        int position = input.position();
        try {
          writer.write(image, input);
          written++;
          faults.add(Optional.empty());
        } catch (FunctionException e) {
          input.position(position);
          faults.add(Optional.of(e));
        }
      }
      long ready = System.nanoTime();
      timings.record("preprocess", ready - start);
      if (written == 0) {
        return new NetworkOutput(new float[0], new long[] {0}, faults, 0);
      }
      PooledPredictor.Result result = pass.run(written);
      long nanos = System.nanoTime() - ready;
      timings.record("inference", nanos);
      return new NetworkOutput(result.values(), result.shape(), faults, nanos);
    } finally {
      giveBack(pass);
    }
  }

  /** What the engine says first: the rest is where in its own code that was. */
  private static String loadReason(Exception failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.strip().lines().findFirst().orElse(message);
  }

  /** Why {@link #run} failed, in a sentence for the one who deploys the model. */
  public static String reason(RuntimeException failure) {
    return PooledPredictor.reason(failure);
  }

  /** Writes an image as a network takes it. */
  @FunctionalInterface
  public interface InputWriter<P> {
    /**
     * Writes one image at the buffer's position.
     *
     * @throws FunctionException if that image cannot be used; the others can
     */
    void write(P image, FloatBuffer input);
  }

  private static Map<String, ?> options(boolean tensorFlow, Settings settings) {
    return tensorFlow ? TensorFlowOptions.of(InferenceThreads.of(settings)) : Map.of();
  }

  /**
   * The number of values that the network answers to one image; -1 if the model does not declare
   * it.
   */
  long answers() {
    PairList<String, Shape> outputs = model.describeOutput();
    long[] shape = outputs.isEmpty() ? new long[0] : outputs.valueAt(0).getShape();
    return shape.length == 2 ? shape[1] : -1;
  }

  /** DJL gives TensorFlow a null for a tensor that there is not, which ends the process. */
  private static void requireTensors(Model model, ModelBundle bundle) {
    List<String> inputs = model.describeInput().keys();
    List<String> outputs = model.describeOutput().keys();
    String input = bundle.description().input().tensor().orElseThrow();
    String output = bundle.description().output().tensor().orElseThrow();
    if (!inputs.equals(List.of(input)) || !outputs.contains(output)) {
      throw new InvalidModelException(
          "%s describes the tensors '%s' and '%s', but its network takes %s and answers %s"
              .formatted(bundle, input, output, inputs, outputs));
    }
  }

  /** TensorFlow itself runs a network on images of another size than it was made for. */
  private static void requireInput(Model model, ModelBundle bundle) {
    long[] described = PooledPredictor.shape(bundle.description().input(), -1).getShape();
    PairList<String, Shape> inputs = model.describeInput();
    long[] actual = inputs.isEmpty() ? new long[0] : inputs.valueAt(0).getShape();
    boolean fits = actual.length == described.length;
    for (int i = 1; fits && i < actual.length; i++) {
      fits = actual[i] < 0 || actual[i] == described[i];
    }
    if (!fits) {
      throw new InvalidModelException(
          "%s describes an input of %s, but its network takes %s"
              .formatted(bundle, Arrays.toString(described), Arrays.toString(actual)));
    }
  }

  /** Takes a predictor from the pool, and waits for one if all are in use. */
  private PooledPredictor take() throws InterruptedException {
    while (!closed) {
      // The one that was used last finds its memory in the processor's caches.
      PooledPredictor pass = free.pollFirst(1, TimeUnit.SECONDS);
      if (pass != null) {
        return pass;
      }
    }
    throw new IllegalStateException("the network was closed");
  }

  private void giveBack(PooledPredictor pass) {
    free.addFirst(pass);
  }

  /**
   * Waits up to 10 s for the passes that are running, then frees the engine's memory. The memory of
   * passes that still run is kept.
   */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    long deadline = System.nanoTime() + closeLimit.toNanos();
    for (int ended = 0; ended < size; ) {
      try {
        PooledPredictor pass = free.pollFirst(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (pass == null) {
          LOG.warn(
              "a forward pass did not end within {} s; its network stays in memory",
              closeLimit.toSeconds());
          break;
        }
        pass.close();
        ended++;
        if (ended == size) {
          model.close();
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
