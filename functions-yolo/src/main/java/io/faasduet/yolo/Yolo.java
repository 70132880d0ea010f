package io.faasduet.yolo;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.http.HttpPaths;
import io.faasduet.http.ImageAnswers;
import io.faasduet.http.ImageBodies;
import io.faasduet.http.ResponseBody;
import io.faasduet.image.ImageDecoder;
import io.faasduet.image.RgbImage;
import io.faasduet.inference.BackgroundTask;
import io.faasduet.inference.ModelSettings;
import io.faasduet.inference.PreloadedImages;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelInfo;
import io.faasduet.inference.pytorch.PyTorchNatives;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds things in images, by a small detector of shapes unless the setting {@code DUET_MODEL} has
 * the address of another bundle. An image that is an object in S3 goes back to S3 with boxes drawn
 * on it; one that comes with the request is answered. Thread-safe.
 *
 * <p>INIT loads the model and the images that requests may name by number, as cnn-serving does. No
 * file is written.
 */
public final class Yolo implements BatchFunction<YoloRequest, YoloResponse> {

  /** The function's description. */
  public static final FunctionSpec<YoloRequest, YoloResponse> SPEC =
      FunctionSpec.builder("yolo", YoloRequest.class, YoloResponse.class, Yolo::new)
          .summary("finds objects in an image, also in S3")
          .example(YoloRequest.preloaded(1))
          .benchmark(YoloRequest.preloaded(0))
          .with(new ImageBodies<>(YoloRequest::image))
          .with(new ImageAnswers<>(YoloRequest::annotated))
          .with(HttpPaths.of("/predict"))
          .with(ModelSettings.withImages())
          .build();

  private static final String EMBEDDED = "io/faasduet/yolo/shapes";

  private final ObjectStore store;
  private final ImageBuckets buckets;
  private final ImageDecoder decoder;
  private final PreloadedImages images;
  private final Detector detector;

  /**
   * Loads model and images, and looks at the first image once.
   *
   * @throws io.faasduet.api.InvalidSettingException if {@code DUET_MODEL} or {@code DUET_IMAGES}
   *     names something that is missing or cannot be used
   */
  public Yolo(InitContext context) {
    this(context, ObjectStores.open(context.settings()));
  }

  Yolo(InitContext context, ObjectStore store) {
    this.store = store;
    Settings settings = context.settings();
    try {
      buckets =
          new ImageBuckets(
              store, settings, settings.number("DUET_MAX_BODY_BYTES", 32 << 20, 1, 1 << 30));
      decoder = ImageDecoder.of(settings);
      ObjectFetcher fetcher = ObjectFetcher.open(store, settings);
      // Half of INIT is the loader's work on 450 MB of libraries; the model's files are read at
      // the same time.
      try (BackgroundTask<Boolean> natives =
              BackgroundTask.start("duet-natives", () -> loadNatives(settings));
          BackgroundTask<PreloadedImages> loading =
              BackgroundTask.start(
                  "duet-images", () -> PreloadedImages.load(settings, fetcher, Yolo.class))) {
        detector = load(settings, fetcher);
        natives.get(); // has ended: the network was loaded with them
        images = warmedUp(loading);
      }
    } catch (RuntimeException | Error e) {
      try {
        store.close();
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  @Override
  public YoloResponse apply(YoloRequest request, Invocation invocation) throws Exception {
    if (request.batch().isPresent()) {
      return together(request.batch().get(), invocation.timings());
    }
    Outcome<YoloResponse> outcome = applyAll(List.of(request), invocation).get(0);
    if (outcome instanceof Outcome.Failed<YoloResponse> failed) {
      throw failed.failure();
    }
    return ((Outcome.Success<YoloResponse>) outcome).value();
  }

  @Override
  public List<Outcome<YoloResponse>> applyAll(List<YoloRequest> requests, Invocation invocation)
      throws Exception {
    if (requests.stream().anyMatch(request -> request.batch().isPresent())) {
      return Outcome.oneByOne(requests, request -> apply(request, invocation));
    }
    Timings timings = invocation.timings();
    return Outcome.each(
        requests, request -> source(request, timings), sources -> answers(sources, timings));
  }

  @Override
  public void close() {
    try (store;
        buckets) {
      detector.close();
    }
  }

  private PreloadedImages warmedUp(BackgroundTask<PreloadedImages> loading) {
    try {
      PreloadedImages loaded = loading.get();
      detect(List.of(Source.answered(loaded.get(0))), new Timings());
      return loaded;
    } catch (RuntimeException | Error e) {
      detector.close();
      throw e;
    } catch (InterruptedException e) {
      detector.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in INIT", e);
    }
  }

  /** Its failure is reported by the loading of the network, which waits for it. */
  private static boolean loadNatives(Settings settings) {
    PyTorchNatives.load(settings);
    return true;
  }

  private static Detector load(Settings settings, ObjectFetcher fetcher) {
    Optional<String> address = settings.text("DUET_MODEL");
    return address.isEmpty()
        ? Detector.load(ModelBundle.ofResources(Yolo.class, EMBEDDED, fetcher), settings)
        : ModelBundle.ofSetting(address.get(), fetcher, b -> Detector.load(b, settings));
  }

  private Source source(YoloRequest request, Timings timings) throws Exception {
    byte[] file =
        request.image().isPresent()
            ? request.image().get()
            : timings.time("fetch", () -> stored(request));
    return new Source(request, file, new Decoded());
  }

  private byte[] stored(YoloRequest request) {
    return request.filename().isPresent()
        ? buckets.read(request)
        : images.get(request.inputFileSeq().orElse(0));
  }

  private List<Outcome<YoloResponse>> answers(List<Source> sources, Timings timings)
      throws Exception {
    Found found = detect(sources, timings);
    List<Outcome<YoloResponse>> answers = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      answers.add(answer(sources.get(i), found.each().get(i), found.latency(), timings));
    }
    return answers;
  }

  private Outcome<YoloResponse> answer(
      Source source, Outcome<List<Detection>> found, double latency, Timings timings)
      throws Exception {
    if (found instanceof Outcome.Failed<List<Detection>> failed) {
      return new Outcome.Failed<>(failed.failure());
    }
    List<Detection> detections = ((Outcome.Success<List<Detection>>) found).value();
    try {
      return new Outcome.Success<>(response(source, detections, latency, timings));
    } catch (FunctionException e) {
      return new Outcome.Failed<>(e);
    }
  }

  private YoloResponse response(
      Source source, List<Detection> detections, double latency, Timings timings) throws Exception {
    Optional<ResponseBody> drawn = Optional.empty();
    if (source.annotated()) {
      drawn = Optional.of(timings.time("render", () -> source.draw(detections)));
    }
    Optional<ImageBuckets.Stored> stored = Optional.empty();
    if (source.request().filename().isPresent()) {
      ResponseBody annotated = drawn.orElseThrow();
      stored = Optional.of(timings.time("store", () -> buckets.write(source.request(), annotated)));
    }
    return new YoloResponse(
        stored.map(ImageBuckets.Stored::bucket),
        stored.map(ImageBuckets.Stored::key),
        stored.map(at -> at.url().toString()),
        Optional.of(detections),
        Optional.empty(),
        source.request().annotate().isPresent() ? drawn.map(ResponseBody::bytes) : Optional.empty(),
        latency,
        model());
  }

  private YoloResponse together(List<byte[]> files, Timings timings) throws InterruptedException {
    Found found = detect(files.stream().map(Source::answered).toList(), timings);
    List<YoloResponse.InImage> each = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (found.each().get(i) instanceof Outcome.Failed<List<Detection>> failed) {
        throw new FunctionException(
            failed.failure().failure(),
            "field 'batch', image " + i + ": " + failed.failure().getMessage());
      }
      each.add(
          new YoloResponse.InImage(
              ((Outcome.Success<List<Detection>>) found.each().get(i)).value()));
    }
    return new YoloResponse(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(each),
        Optional.empty(),
        found.latency(),
        model());
  }

  private Found detect(List<Source> sources, Timings timings) throws InterruptedException {
    List<Outcome<List<Detection>>> each = detector.detect(sources, this::decode, timings);
    return new Found(each, timings.millis().getOrDefault("inference", 0.0) / 1e3);
  }

  private ModelInfo model() {
    return ModelInfo.of(detector.model());
  }

  /** An image that is to be drawn on is decoded whole, once; of others what the network sees. */
  private RgbImage decode(Source source) {
    int width = detector.input().width();
    int height = detector.input().height();
    if (!source.annotated()) {
      return decoder.decode(source.file(), width, height);
    }
    RgbImage whole = decoder.decode(source.file(), Integer.MAX_VALUE, Integer.MAX_VALUE);
    ImageEncoder.requireSize(whole.width(), whole.height(), source.answerType());
    source.decoded().image = Optional.of(whole.toImage());
    return whole.thinned(width, height);
  }

  private record Found(List<Outcome<List<Detection>>> each, double latency) {}

  /** An image on its way through the function. */
  private record Source(YoloRequest request, byte[] file, Decoded decoded) {
    static Source answered(byte[] file) {
      return new Source(YoloRequest.image(file), file, new Decoded());
    }

    boolean annotated() {
      return request.filename().isPresent() || request.annotate().isPresent();
    }

    /** The media type of the annotated image. */
    String answerType() {
      return request.annotate().orElseGet(() -> ImageEncoder.mediaType(file));
    }

    ResponseBody draw(List<Detection> detections) {
      BufferedImage image = decoded.image.orElseThrow();
      Annotator.draw(detections, image);
      return ImageEncoder.encode(image, answerType());
    }
  }

  /** The whole image, from its decoding to its drawing. */
  private static final class Decoded {
    private Optional<BufferedImage> image = Optional.empty();
  }
}
