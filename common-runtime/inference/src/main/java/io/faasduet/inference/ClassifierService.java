package io.faasduet.inference;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;

/**
 * A classifier and the images that requests name, as a function loads both at INIT: images by
 * number are in memory, and only objects are asked for later. Thread-safe.
 */
public final class ClassifierService implements AutoCloseable {
  private final ObjectStore store;
  private final long maxImageBytes;
  private final PreloadedImages images;
  private final ImageClassifier classifier;

  private ClassifierService(
      ObjectStore store, long maxImageBytes, PreloadedImages images, ImageClassifier classifier) {
    this.store = store;
    this.maxImageBytes = maxImageBytes;
    this.images = images;
    this.classifier = classifier;
  }

  /** How a function's classifier is loaded. */
  public interface Loader {
    /** Loads the model that the settings name, or the function's own. */
    ImageClassifier load(Settings settings, ObjectFetcher fetcher);
  }

  /**
   * Loads classifier and images, and classifies the first image once.
   *
   * @param store where models, images and objects are; closed with the classifier, and if this
   *     fails
   * @param function the class whose package has the embedded images
   * @throws InvalidSettingException if {@code DUET_MODEL} or {@code DUET_IMAGES} names something
   *     that is missing or cannot be used
   */
  public static ClassifierService load(
      Settings settings, ObjectStore store, Class<?> function, Loader loader) {
    try {
      return loadFrom(settings, store, function, loader);
    } catch (RuntimeException | Error e) {
      try {
        store.close();
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private static ClassifierService loadFrom(
      Settings settings, ObjectStore store, Class<?> function, Loader loader) {
    long maxImageBytes = settings.number("DUET_MAX_BODY_BYTES", 32 << 20, 1, 1 << 30);
    ObjectFetcher fetcher = ObjectFetcher.open(store, settings);
    // The two share neither code nor data, and each waits for a disk or a network.
    try (BackgroundTask<PreloadedImages> loading =
        BackgroundTask.start(
            "duet-images", () -> PreloadedImages.load(settings, fetcher, function))) {
      ImageClassifier classifier = loader.load(settings, fetcher);
      try {
        PreloadedImages images = loading.get();
        warmUp(classifier, images, settings);
        return new ClassifierService(store, maxImageBytes, images, classifier);
      } catch (RuntimeException | Error e) {
        classifier.close();
        throw e;
      }
    }
  }

  /** What a network is like shows when it runs. */
  private static void warmUp(
      ImageClassifier classifier, PreloadedImages images, Settings settings) {
    try {
      classifier.warmUp(images.get(0));
    } catch (InvalidModelException e) {
      if (settings.text("DUET_MODEL").isEmpty()) {
        throw e;
      }
      throw new InvalidSettingException("DUET_MODEL cannot be used: " + e.getMessage());
    }
  }

  /** The classifier. */
  public ImageClassifier classifier() {
    return classifier;
  }

  /**
   * A request's image, as the file it is.
   *
   * @param timings where {@code fetch} is recorded, if it did not come with the request
   * @throws io.faasduet.api.FunctionException if there is no such image or object, or it cannot be
   *     read
   */
  public byte[] file(RequestedImage request, Timings timings) throws Exception {
    return request.image().isPresent()
        ? request.image().get()
        : timings.time("fetch", () -> stored(request));
  }

  private byte[] stored(RequestedImage request) {
    if (request.inputBucket().isPresent() && request.objectKey().isPresent()) {
      S3Address address = new S3Address(request.inputBucket().get(), request.objectKey().get());
      return ObjectStores.serving(address.uri(), () -> store.read(address.uri(), maxImageBytes));
    }
    return images.get(request.inputFileSeq().orElse(0));
  }

  @Override
  public void close() {
    try (store) {
      classifier.close();
    }
  }
}
