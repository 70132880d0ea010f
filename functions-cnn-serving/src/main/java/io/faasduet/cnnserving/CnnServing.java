package io.faasduet.cnnserving;

import io.faasduet.inference.Beside;
import io.faasduet.inference.Classification;
import io.faasduet.inference.ModelBundle;
import io.faasduet.inference.PictureClassifier;
import io.faasduet.inference.PreloadedPictures;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import io.faasduet.runtime.BatchFunction;
import io.faasduet.runtime.Environment;
import io.faasduet.runtime.FunctionDefinition;
import io.faasduet.runtime.Invocation;
import io.faasduet.runtime.ObjectStore;
import io.faasduet.runtime.Outcome;
import io.faasduet.runtime.Settings;
import io.faasduet.runtime.Timings;
import java.util.List;
import java.util.Optional;

/**
 * Says what a picture shows: five classes of ImageNet's with their probabilities, by SqueezeNet 1.1
 * unless the setting {@code DUET_MODEL} has the address of another bundle. Thread-safe.
 *
 * <p>INIT loads the model and the pictures that requests may name by number: those below the
 * address in {@code DUET_IMAGES}, sorted by key, or a few that came with the program. After that
 * the object store is asked for the objects that requests name, and nothing else.
 */
public final class CnnServing implements BatchFunction<CnnServingRequest, CnnServingResponse> {

  /** The function as adapters play it; vHive's workloads are the first and the second picture. */
  public static final FunctionDefinition<CnnServingRequest, CnnServingResponse> DEFINITION =
      FunctionDefinition.of("cnn-serving", CnnServingRequest.class, CnnServing::new)
          .withObjectStore(ObjectStores::open)
          .withGreeter(CnnServingRequest.preloaded(0), CnnServingRequest.preloaded(1))
          .withPictures(CnnServingRequest::picture);

  private static final String EMBEDDED = "io/faasduet/cnnserving/squeezenet";
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
        Beside.start(
            "duet-pictures",
            () -> PreloadedPictures.load(environment.settings(), fetcher, CnnServing.class));
    classifier = load(environment.settings(), fetcher);
    try {
      pictures = loading.get();
      classifier.warmUp(pictures.get(0));
    } catch (RuntimeException | Error e) {
      classifier.close();
      throw e;
    }
  }

  @Override
  public CnnServingResponse apply(CnnServingRequest request, Invocation invocation)
      throws Exception {
    Timings timings = invocation.timings();
    byte[] picture = picture(request, timings);
    Classification answer = classifier.classify(picture, TOP, timings);
    return CnnServingResponse.of(answer, classifier.model());
  }

  @Override
  public void close() {
    classifier.close();
  }

  @Override
  public List<Outcome<CnnServingResponse>> applyAll(
      List<CnnServingRequest> requests, Invocation invocation) throws Exception {
    return Outcome.each(
        requests,
        request -> picture(request, invocation.timings()),
        pictures ->
            Outcome.map(
                classifier.classify(pictures, TOP, invocation.timings()),
                answer -> CnnServingResponse.of(answer, classifier.model())));
  }

  private byte[] picture(CnnServingRequest request, Timings timings) throws Exception {
    return request.image().isPresent()
        ? request.image().get()
        : timings.time("fetch", () -> stored(request));
  }

  private byte[] stored(CnnServingRequest request) {
    if (request.inputBucket().isPresent() && request.objectKey().isPresent()) {
      S3Address address = new S3Address(request.inputBucket().get(), request.objectKey().get());
      return store.read(address.uri(), maxPictureBytes);
    }
    return pictures.get(request.inputFileSeq().orElse(0));
  }

  private static PictureClassifier load(Settings settings, ObjectFetcher fetcher) {
    Optional<String> address = settings.text("DUET_MODEL");
    return address.isEmpty()
        ? PictureClassifier.load(
            ModelBundle.ofResources(CnnServing.class, EMBEDDED, fetcher), settings)
        : ModelBundle.ofSetting(
            address.get(), fetcher, bundle -> PictureClassifier.load(bundle, settings));
  }
}
