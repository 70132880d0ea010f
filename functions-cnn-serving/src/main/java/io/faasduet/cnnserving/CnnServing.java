package io.faasduet.cnnserving;

import io.faasduet.inference.Classification;
import io.faasduet.inference.PictureClassifier;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import io.faasduet.runtime.Environment;
import io.faasduet.runtime.FunctionDefinition;
import io.faasduet.runtime.InvalidRequestException;
import io.faasduet.runtime.InvalidSettingException;
import io.faasduet.runtime.Invocation;
import io.faasduet.runtime.ObjectStore;
import io.faasduet.runtime.ServerlessFunction;
import io.faasduet.runtime.Timings;
import java.util.List;

/**
 * Says what a picture shows: five classes of ImageNet's with their probabilities, by SqueezeNet 1.1
 * unless the setting {@code DUET_MODEL} has the address of another bundle. Thread-safe.
 *
 * <p>INIT loads the model and the pictures that requests may name by number: those below the
 * address in {@code DUET_IMAGES}, sorted by key, or a few that came with the program. After that
 * the object store is asked for the objects that requests name, and nothing else.
 */
public final class CnnServing implements ServerlessFunction<CnnServingRequest, CnnServingResponse> {

  /** The function as adapters play it; vHive's workloads are the first and the second picture. */
  public static final FunctionDefinition<CnnServingRequest, CnnServingResponse> DEFINITION =
      FunctionDefinition.of("cnn-serving", CnnServingRequest.class, CnnServing::new)
          .withObjectStore(ObjectStores::open)
          .withGreeter(CnnServingRequest.preloaded(0), CnnServingRequest.preloaded(1))
          .withPictures(CnnServingRequest::picture);

  private static final int TOP = 5;

  private final ObjectStore store;
  private final long maxPictureBytes;
  private final PreloadedPictures pictures;
  private final PictureClassifier classifier;

  /**
   * Loads model and pictures, and classifies the first picture once.
   *
   * @throws io.faasduet.runtime.InvalidSettingException if {@code DUET_MODEL} or {@code
   *     DUET_IMAGES} names what is not there or cannot be used
   */
  public CnnServing(Environment environment) {
    store = environment.objectStore();
    maxPictureBytes = environment.settings().number("DUET_MAX_BODY_BYTES", 32 << 20, 1, 1 << 30);
    ObjectFetcher fetcher = ObjectFetcher.open(store, environment.settings());
    // The two share neither code nor data, and each waits for a disk or a network.
    Beside<PreloadedPictures> loading =
        Beside.start("duet-pictures", () -> PreloadedPictures.load(environment, fetcher));
    classifier = Model.load(environment.settings(), fetcher);
    try {
      pictures = loading.get();
      warmUp();
    } catch (RuntimeException | Error e) {
      classifier.close();
      throw e;
    }
  }

  @Override
  public CnnServingResponse apply(CnnServingRequest request, Invocation invocation)
      throws Exception {
    Timings timings = invocation.timings();
    byte[] picture =
        request.image().isPresent()
            ? request.image().get()
            : timings.time("fetch", () -> stored(request));
    Classification answer = classifier.classify(List.of(picture), TOP, timings);
    return CnnServingResponse.of(answer, classifier.model());
  }

  @Override
  public void close() {
    classifier.close();
  }

  private byte[] stored(CnnServingRequest request) {
    if (request.inputBucket().isPresent() && request.objectKey().isPresent()) {
      S3Address address = new S3Address(request.inputBucket().get(), request.objectKey().get());
      return store.read(address.uri(), maxPictureBytes);
    }
    return pictures.get(request.inputFileSeq().orElse(0));
  }

  private void warmUp() {
    try {
      classifier.classify(List.of(pictures.get(0)), TOP, new Timings());
    } catch (InvalidRequestException e) {
      throw new InvalidSettingException(
          "DUET_IMAGES has a first picture that cannot be used: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in INIT", e);
    }
  }
}
