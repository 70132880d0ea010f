package io.faasduet.sebs.recognition;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.inference.Classification;
import io.faasduet.inference.ImageClassifier;
import io.faasduet.inference.Prediction;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.Label;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.io.IOException;
import java.util.Map;

/**
 * A model that was fetched and loaded. Thread-safe.
 *
 * @param downloadNanos how long the fetching took
 * @param loadNanos how long the loading took
 */
record RecognitionModel(
    S3Address address,
    ModelBundle bundle,
    ImageClassifier classifier,
    long downloadNanos,
    long loadNanos)
    implements AutoCloseable {

  /**
   * Fetches a model and loads it. What is fetched is deleted once it is loaded, so that each
   * environment fetches its own.
   *
   * @throws InvalidRequestException if it is neither a bundle nor the weights of a ResNet-50
   */
  static RecognitionModel load(ObjectStore store, S3Address address, Settings settings)
      throws IOException {
    long start = System.nanoTime();
    try (TemporaryDirectory directory = TemporaryDirectory.create("duet-model-")) {
      long fetched;
      ModelBundle bundle;
      if (address.key().endsWith(TorchWeights.SUFFIX)) {
        TorchWeights weights = TorchWeights.fetch(store, address, directory.path());
        fetched = System.nanoTime();
        bundle = weights.toBundle();
      } else {
        Settings own = Settings.of(Map.of("DUET_CACHE", directory.path().toString()));
        bundle =
            ObjectStores.serving(
                address.uri(),
                () -> ModelBundle.fetch(address.uri(), ObjectFetcher.open(store, own)));
        fetched = System.nanoTime();
      }
      ImageClassifier classifier = ImageClassifier.load(bundle, settings);
      return new RecognitionModel(
          address, bundle, classifier, fetched - start, System.nanoTime() - fetched);
    } catch (InvalidModelException e) {
      throw new InvalidRequestException(
          "field 'object.model' names a model that cannot be used: " + e.getMessage(), e);
    }
  }

  /** The most probable class of an image. */
  Label classify(byte[] image, Timings timings) throws InterruptedException {
    Classification answer = classifier.classify(image, 1, timings);
    Prediction first = answer.predictions().get(0);
    return new Label(first.wnid(), first.label());
  }

  /** A class's number, from 0. */
  int number(Label label) {
    return bundle.labels().indexOf(label);
  }

  @Override
  public void close() {
    classifier.close();
  }
}
