package io.faasduet.inference;

import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.S3Address;

/**
 * A classifier and the pictures that requests name, as a function loads both at INIT: pictures by
 * number are in memory, and only objects are asked for later. Thread-safe.
 */
public final class HostedClassifier implements AutoCloseable {
  private final ObjectStore store;
  private final long maxPictureBytes;
  private final PreloadedPictures pictures;
  private final PictureClassifier classifier;

  private HostedClassifier(
      ObjectStore store,
      long maxPictureBytes,
      PreloadedPictures pictures,
      PictureClassifier classifier) {
    this.store = store;
    this.maxPictureBytes = maxPictureBytes;
    this.pictures = pictures;
    this.classifier = classifier;
  }

  /** How a function's classifier is loaded. */
  public interface Loader {
    /** Loads the model that the settings name, or the function's own. */
    PictureClassifier load(Settings settings, ObjectFetcher fetcher);
  }

  /**
   * Loads classifier and pictures, and classifies the first picture once.
   *
   * @param store where models, pictures and objects are; closed with the classifier, and if this
   *     fails
   * @param function what the embedded pictures lie beside
   * @throws io.faasduet.api.InvalidSettingException if {@code DUET_MODEL} or {@code DUET_IMAGES}
   *     names what is not there or cannot be used
   */
  public static HostedClassifier load(
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

  private static HostedClassifier loadFrom(
      Settings settings, ObjectStore store, Class<?> function, Loader loader) {
    long maxPictureBytes = settings.number("DUET_MAX_BODY_BYTES", 32 << 20, 1, 1 << 30);
    ObjectFetcher fetcher = ObjectFetcher.open(store, settings);
    // The two share neither code nor data, and each waits for a disk or a network.
    Beside<PreloadedPictures> loading =
        Beside.start("duet-pictures", () -> PreloadedPictures.load(settings, fetcher, function));
    PictureClassifier classifier = loader.load(settings, fetcher);
    try {
      PreloadedPictures pictures = loading.get();
      classifier.warmUp(pictures.get(0));
      return new HostedClassifier(store, maxPictureBytes, pictures, classifier);
    } catch (RuntimeException | Error e) {
      classifier.close();
      throw e;
    }
  }

  /** What says what pictures show. */
  public PictureClassifier classifier() {
    return classifier;
  }

  /**
   * A request's picture, as the file it is.
   *
   * @param timings where {@code fetch} is recorded, if it did not come with the request
   * @throws io.faasduet.api.FunctionException if there is no such picture or object, or it cannot
   *     be read
   */
  public byte[] file(RequestedPicture request, Timings timings) throws Exception {
    return request.image().isPresent()
        ? request.image().get()
        : timings.time("fetch", () -> stored(request));
  }

  private byte[] stored(RequestedPicture request) {
    if (request.inputBucket().isPresent() && request.objectKey().isPresent()) {
      S3Address address = new S3Address(request.inputBucket().get(), request.objectKey().get());
      return store.read(address.uri(), maxPictureBytes);
    }
    return pictures.get(request.inputFileSeq().orElse(0));
  }

  @Override
  public void close() {
    try (store) {
      classifier.close();
    }
  }
}
