package io.faasduet.inference;

import io.faasduet.runtime.Settings;
import io.faasduet.runtime.Timings;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what pictures show. It holds a network in memory, ready to run, and as many pictures are
 * worked on at once as {@code DUET_CONCURRENCY} says and there are processors for; further callers
 * wait. Thread-safe.
 */
public final class PictureClassifier implements AutoCloseable {
  private final ModelBundle bundle;
  private final LoadedNetwork network;
  private final PictureDecoder decoder;
  private final PictureTensor tensor;

  private PictureClassifier(ModelBundle bundle, LoadedNetwork network, PictureDecoder decoder) {
    this.bundle = bundle;
    this.network = network;
    this.decoder = decoder;
    this.tensor = new PictureTensor(bundle.description().input());
  }

  /**
   * Loads a bundle's network and runs it once, so that the first picture finds it warm.
   *
   * @param settings those of {@link TensorFlowNatives#load}, and {@code DUET_MAX_PIXELS}, how many
   *     pixels a picture may have
   * @throws InvalidModelException if the network cannot be loaded or does not answer what its
   *     description says
   */
  public static PictureClassifier load(ModelBundle bundle, Settings settings) {
    PictureDecoder decoder =
        new PictureDecoder(
            settings.number(
                "DUET_MAX_PIXELS", PictureDecoder.DEFAULT_MAX_PIXELS, 1, Integer.MAX_VALUE));
    LoadedNetwork network = LoadedNetwork.load(bundle, settings);
    try {
      PictureClassifier classifier = new PictureClassifier(bundle, network, decoder);
      classifier.warmUp();
      return classifier;
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  /** The model that is loaded. */
  public ModelDescription model() {
    return bundle.description();
  }

  /**
   * Classifies pictures in one forward pass.
   *
   * @param pictures JPEG or PNG files, at least one
   * @param top how many classes to name for each, at most as many as there are
   * @param timings where {@code preprocess} (decoding, scaling) and {@code inference} (the forward
   *     pass) are recorded
   * @throws io.faasduet.runtime.FunctionException if a picture cannot be decoded; see {@link
   *     PictureDecoder#decode}
   * @throws InterruptedException if interrupted while waiting for others to finish
   */
  public Classification classify(List<byte[]> pictures, int top, Timings timings)
      throws InterruptedException {
    ForwardPass pass = network.take();
    try {
      long start = System.nanoTime();
      FloatBuffer input = pass.input(pictures.size());
      ModelInput size = bundle.description().input();
      for (byte[] picture : pictures) {
        tensor.write(decoder.decode(picture, size.width(), size.height()), input);
      }
      long ready = System.nanoTime();
      timings.record("preprocess", ready - start);
      float[] probabilities = pass.run(pictures.size());
      long inferenceNanos = System.nanoTime() - ready;
      timings.record("inference", inferenceNanos);
      List<Label> labels = bundle.labels();
      List<List<Prediction>> predictions = new ArrayList<>(pictures.size());
      for (int i = 0; i < pictures.size(); i++) {
        predictions.add(Prediction.top(top, probabilities, i * labels.size(), labels));
      }
      return new Classification(predictions, inferenceNanos);
    } finally {
      network.giveBack(pass);
    }
  }

  @Override
  public void close() {
    network.close();
  }

  private void warmUp() {
    try {
      ForwardPass pass = network.take();
      try {
        pass.input(1);
        int answers = pass.run(1).length;
        if (answers != bundle.labels().size()) {
          throw new InvalidModelException(
              "%s answers %d probabilities, but has %d labels"
                  .formatted(bundle, answers, bundle.labels().size()));
        }
      } finally {
        network.giveBack(pass);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + bundle + " warmed up", e);
    } catch (InvalidModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InvalidModelException(bundle + " cannot be run: " + e.getMessage(), e);
    }
  }
}
