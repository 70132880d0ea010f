package io.faasduet.inference;

import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Outcome;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.image.ImageDecoder;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.Label;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.tensorflow.TensorFlowNatives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A classifier of images: a loaded model with a pool of predictors, see {@link InferenceSession}.
 * Thread-safe.
 */
public final class ImageClassifier implements AutoCloseable {
  private final ModelBundle bundle;
  private final InferenceSession network;
  private final ImageDecoder decoder;
  private final ImagePreprocessor tensor;

  private ImageClassifier(ModelBundle bundle, InferenceSession network, ImageDecoder decoder) {
    this.bundle = bundle;
    this.network = network;
    this.decoder = decoder;
    this.tensor = new ImagePreprocessor(bundle.description().input());
  }

  /**
   * Loads a bundle's network. It is run for the first time, which takes long, by {@link #warmUp} or
   * by the first image.
   *
   * @param settings those of {@link TensorFlowNatives#load}, and {@code DUET_MAX_PIXELS}, how many
   *     pixels an image may have
   * @throws InvalidModelException if the network cannot be loaded or does not answer what its
   *     description says
   */
  public static ImageClassifier load(ModelBundle bundle, Settings settings) {
    ImageDecoder decoder = ImageDecoder.of(settings);
    String kind = bundle.description().output().kind();
    if (!kind.equals(ModelDescription.Output.PROBABILITIES)) {
      throw new InvalidModelException(
          "%s answers %s, so it is a detector and no classifier".formatted(bundle, kind));
    }
    InferenceSession network = InferenceSession.load(bundle, settings);
    long answers = network.answers();
    if (answers != bundle.labels().size()) {
      network.close();
      throw new InvalidModelException(
          "%s answers %d probabilities, but has %d labels"
              .formatted(bundle, answers, bundle.labels().size()));
    }
    return new ImageClassifier(bundle, network, decoder);
  }

  /** The model that is loaded. */
  public ModelDescription model() {
    return bundle.description();
  }

  /**
   * Classifies one image.
   *
   * @param image a JPEG or PNG file
   * @param top how many classes to name, at most as many as there are
   * @param timings where {@code preprocess} (decoding, scaling) and {@code inference} (the forward
   *     pass) are recorded
   * @throws FunctionException if the image cannot be decoded; see {@link ImageDecoder#decode}
   * @throws InterruptedException if interrupted while waiting for others to finish
   */
  public Classification classify(byte[] image, int top, Timings timings)
      throws InterruptedException {
    Outcome<Classification> outcome = classify(List.of(image), top, timings).get(0);
    if (outcome instanceof Outcome.Failed<Classification> failed) {
      throw failed.failure();
    }
    return ((Outcome.Success<Classification>) outcome).value();
  }

  /**
   * Classifies images in one forward pass; one that cannot be decoded does not touch the others.
   *
   * @return as many outcomes as images, in their order
   */
  public List<Outcome<Classification>> classify(List<byte[]> images, int top, Timings timings)
      throws InterruptedException {
    NetworkOutput output =
        network.run(images, (image, input) -> tensor.write(image, decoder, input), timings);
    List<Label> labels = bundle.labels();
    requireRows(output, labels.size());
    List<Outcome<Classification>> outcomes = new ArrayList<>(images.size());
    int row = 0;
    for (Optional<FunctionException> fault : output.faults()) {
      if (fault.isPresent()) {
        outcomes.add(new Outcome.Failed<>(fault.get()));
      } else {
        List<Prediction> predictions =
            Prediction.top(top, output.values(), row++ * labels.size(), labels);
        outcomes.add(new Outcome.Success<>(new Classification(predictions, output.nanos())));
      }
    }
    return outcomes;
  }

  /**
   * Classifies an image and drops the result, so that the first request does not pay for what runs
   * once.
   *
   * @throws InvalidSettingException if it cannot be classified; it is the first of {@code
   *     DUET_IMAGES}, or came with the function
   * @throws InvalidModelException if the network cannot be run
   */
  public void warmUp(byte[] firstImage) {
    try {
      classify(firstImage, 1, new Timings());
    } catch (FunctionException e) {
      throw new InvalidSettingException(
          "DUET_IMAGES has a first image that cannot be used: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in INIT", e);
    } catch (InvalidModelException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InvalidModelException(bundle + " cannot be run: " + InferenceSession.reason(e), e);
    }
  }

  /** The sizes that a network declares need not be those of what it answers. */
  private void requireRows(NetworkOutput output, int classes) {
    long[] shape = output.shape();
    boolean none = output.values().length == 0;
    if (!none && (shape.length != 2 || shape[1] != classes)) {
      throw new InvalidModelException(
          "%s answers %s, but has %d labels".formatted(bundle, Arrays.toString(shape), classes));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
