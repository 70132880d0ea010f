package io.faasduet.imageclassify;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.FunctionException;
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
import io.faasduet.inference.bundle.ModelInfo;
import io.faasduet.models.network.Network;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Classifies images: classes of ImageNet with their probabilities. The setting {@code DUET_MODEL}
 * is {@code efficientnet_lite0} (the default), which was trained on ImageNet; {@code mobilenet_v2},
 * {@code resnet50} or {@code inception_v3}, each with random weights; or the address of a bundle.
 * Thread-safe.
 *
 * <p>INIT loads the model and the images that requests may name by number, as cnn-serving does.
 */
public final class ImageClassify
    implements BatchFunction<ImageClassifyRequest, ImageClassifyResponse> {

  /** The function's description. */
  public static final FunctionSpec<ImageClassifyRequest, ImageClassifyResponse> SPEC =
      FunctionSpec.builder(
              "image-classify",
              ImageClassifyRequest.class,
              ImageClassifyResponse.class,
              ImageClassify::new)
          .summary("classifies an image, with one of four networks")
          .example(ImageClassifyRequest.preloaded(1).top(3))
          .benchmark(ImageClassifyRequest.preloaded(0))
          .with(new ImageBodies<>(ImageClassifyRequest::image))
          .with(ModelSettings.withImages())
          .build();

  /** The values of {@code DUET_MODEL} that are not addresses. */
  public static final List<String> MODELS =
      List.of("efficientnet_lite0", "mobilenet_v2", "resnet50", "inception_v3");

  /** The bundle among the resources, of the first of these. */
  private static final String EMBEDDED = "io/faasduet/imageclassify/efficientnet_lite0";

  private final ClassifierService hosted;

  /**
   * Loads model and images, and classifies the first image once.
   *
   * @throws io.faasduet.api.InvalidSettingException if {@code DUET_MODEL} or {@code DUET_IMAGES}
   *     names something that is missing or cannot be used
   */
  public ImageClassify(InitContext context) {
    Settings settings = context.settings();
    hosted =
        ClassifierService.load(
            settings, ObjectStores.open(settings), ImageClassify.class, ImageClassify::load);
  }

  @Override
  public ImageClassifyResponse apply(ImageClassifyRequest request, Invocation invocation)
      throws Exception {
    Timings timings = invocation.timings();
    if (request.batch().isPresent()) {
      return together(request.batch().get(), request.topK(), timings);
    }
    return response(
        hosted.classifier().classify(hosted.file(request, timings), request.topK(), timings));
  }

  @Override
  public List<Outcome<ImageClassifyResponse>> applyAll(
      List<ImageClassifyRequest> requests, Invocation invocation) throws Exception {
    if (requests.stream().anyMatch(request -> request.batch().isPresent())) {
      return Outcome.oneByOne(requests, request -> apply(request, invocation));
    }
    Timings timings = invocation.timings();
    return Outcome.each(
        requests,
        request -> new Asked(hosted.file(request, timings), request.topK()),
        asked -> answers(asked, timings));
  }

  @Override
  public void close() {
    hosted.close();
  }

  private static ImageClassifier load(Settings settings, ObjectFetcher fetcher) {
    String model = settings.text("DUET_MODEL").orElse(MODELS.get(0));
    if (model.equals(MODELS.get(0))) {
      return ImageClassifier.load(
          ModelBundle.ofResources(ImageClassify.class, EMBEDDED, fetcher), settings);
    }
    return MODELS.contains(model)
        ? ImageClassifier.load(SyntheticBundle.of(Network.of(model), fetcher), settings)
        : ModelBundle.ofSetting(model, fetcher, bundle -> ImageClassifier.load(bundle, settings));
  }

  private List<Outcome<ImageClassifyResponse>> answers(List<Asked> asked, Timings timings)
      throws InterruptedException {
    int most = asked.stream().mapToInt(Asked::topK).max().orElseThrow();
    List<Outcome<Classification>> outcomes =
        hosted.classifier().classify(asked.stream().map(Asked::file).toList(), most, timings);
    List<Outcome<ImageClassifyResponse>> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      int top = asked.get(i).topK();
      answers.addAll(Outcome.map(outcomes.subList(i, i + 1), answer -> response(answer.best(top))));
    }
    return answers;
  }

  private ImageClassifyResponse response(Classification answer) {
    return new ImageClassifyResponse(
        model(),
        Optional.of(answer.predictions()),
        Optional.empty(),
        answer.inferenceNanos() / 1e9);
  }

  private ImageClassifyResponse together(List<byte[]> files, int top, Timings timings)
      throws InterruptedException {
    List<Outcome<Classification>> outcomes = hosted.classifier().classify(files, top, timings);
    List<ImageClassifyResponse.InImage> each = new ArrayList<>();
    double latency = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Failed<Classification> failed) {
        throw new FunctionException(
            failed.failure().failure(),
            "field 'batch', image " + i + ": " + failed.failure().getMessage());
      }
      Classification answer = ((Outcome.Success<Classification>) outcomes.get(i)).value();
      each.add(new ImageClassifyResponse.InImage(answer.predictions()));
      latency = answer.inferenceNanos() / 1e9;
    }
    return new ImageClassifyResponse(model(), Optional.empty(), Optional.of(each), latency);
  }

  private ModelInfo model() {
    return ModelInfo.of(hosted.classifier().model());
  }

  /** An image, and how many of its classes are to be named. */
  private record Asked(byte[] file, int topK) {}
}
