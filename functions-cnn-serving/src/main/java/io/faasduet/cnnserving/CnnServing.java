package io.faasduet.cnnserving;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.http.ImageBodies;
import io.faasduet.inference.Classification;
import io.faasduet.inference.ClassifierService;
import io.faasduet.inference.ImageClassifier;
import io.faasduet.inference.ModelSettings;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.util.List;
import java.util.Optional;

/**
 * Classifies images: five classes of ImageNet with their probabilities, by SqueezeNet 1.1 unless
 * the setting {@code DUET_MODEL} has the address of another bundle. Thread-safe.
 *
 * <p>INIT loads the model and the images that requests may name by number: those below the address
 * in {@code DUET_IMAGES}, sorted by key, or a few that came with the program. After that the object
 * store is asked for the objects that requests name, and nothing else.
 */
public final class CnnServing implements BatchFunction<CnnServingRequest, CnnServingResponse> {

  /** The function's description. */
  public static final FunctionSpec<CnnServingRequest, CnnServingResponse> SPEC =
      FunctionSpec.builder(
              "cnn-serving", CnnServingRequest.class, CnnServingResponse.class, CnnServing::new)
          .summary("classifies an image with SqueezeNet 1.1")
          .example(CnnServingRequest.preloaded(1))
          .benchmark(CnnServingRequest.preloaded(0))
          .with(new ImageBodies<>(CnnServingRequest::image))
          .with(ModelSettings.withImages())
          .build();

  private static final String EMBEDDED = "io/faasduet/cnnserving/squeezenet";
  private static final int TOP = 5;

  private final ClassifierService hosted;

  /**
   * Loads model and images, and classifies the first image once.
   *
   * @throws io.faasduet.api.InvalidSettingException if {@code DUET_MODEL} or {@code DUET_IMAGES}
   *     names something that is missing or cannot be used
   */
  public CnnServing(InitContext context) {
    this(context, ObjectStores.open(context.settings()));
  }

  CnnServing(InitContext context, ObjectStore store) {
    hosted = ClassifierService.load(context.settings(), store, CnnServing.class, CnnServing::load);
  }

  @Override
  public CnnServingResponse apply(CnnServingRequest request, Invocation invocation)
      throws Exception {
    Timings timings = invocation.timings();
    byte[] image = hosted.file(request, timings);
    return response(hosted.classifier().classify(image, TOP, timings));
  }

  @Override
  public List<Outcome<CnnServingResponse>> applyAll(
      List<CnnServingRequest> requests, Invocation invocation) throws Exception {
    Timings timings = invocation.timings();
    return Outcome.each(
        requests,
        request -> hosted.file(request, timings),
        images -> Outcome.map(hosted.classifier().classify(images, TOP, timings), this::response));
  }

  @Override
  public void close() {
    hosted.close();
  }

  private CnnServingResponse response(Classification answer) {
    return CnnServingResponse.of(answer, hosted.classifier().model());
  }

  private static ImageClassifier load(Settings settings, ObjectFetcher fetcher) {
    Optional<String> address = settings.text("DUET_MODEL");
    return address.isEmpty()
        ? ImageClassifier.load(
            ModelBundle.ofResources(CnnServing.class, EMBEDDED, fetcher), settings)
        : ModelBundle.ofSetting(
            address.get(), fetcher, bundle -> ImageClassifier.load(bundle, settings));
  }
}
