package io.faasduet.sebs.recognition;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import io.faasduet.inference.bundle.Label;
import io.faasduet.inference.tensorflow.TensorFlowNatives;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import io.faasduet.sebs.storage.BucketPaths;
import java.net.URI;
import java.util.Optional;

/**
 * SeBS's 411.image-recognition: names what an image in S3 shows. An environment fetches and loads
 * the model when it is first asked for, and keeps it; a request that names another replaces it,
 * where SeBS's goes on with the first. How an image becomes the network's input is said in the
 * model's bundle. Thread-safe.
 */
public final class ImageRecognition
    implements ServerlessFunction<ImageRecognitionRequest, ImageRecognitionResponse> {

  /** The function's description. */
  public static final FunctionSpec<ImageRecognitionRequest, ImageRecognitionResponse> SPEC =
      FunctionSpec.builder(
              "image-recognition",
              ImageRecognitionRequest.class,
              ImageRecognitionResponse.class,
              ImageRecognition::new)
          .summary("names what an image in S3 shows")
          .example(
              new ImageRecognitionRequest(
                  new ImageRecognitionRequest.Names("efficientnet_lite0", "photo.jpg"),
                  new BucketPaths(
                      "bench",
                      Optional.of("411.image-recognition-1-input"),
                      Optional.empty(),
                      Optional.of("411.image-recognition-0-input"))))
          .build();

  private static final long MAX_IMAGE_BYTES = 256L << 20;

  private final ObjectStore store;
  private final CurrentModel model;

  /**
   * Loads TensorFlow's libraries.
   *
   * @throws io.faasduet.api.InvalidSettingException if there are none for this platform
   */
  public ImageRecognition(InitContext context) {
    Settings settings = context.settings();
    TensorFlowNatives.load(settings);
    store = ObjectStores.open(settings);
    model = new CurrentModel(store, settings);
  }

  @Override
  public ImageRecognitionResponse apply(ImageRecognitionRequest request, Invocation invocation)
      throws Exception {
    BucketPaths bucket = request.bucket();
    URI input = new S3Address(bucket.bucket(), bucket.inputKey(request.object().input())).uri();
    S3Address wanted = new S3Address(bucket.bucket(), bucket.modelKey(request.object().model()));
    long start = System.nanoTime();
    byte[] image =
        invocation
            .timings()
            .time(
                "fetch",
                () -> ObjectStores.serving(input, () -> store.read(input, MAX_IMAGE_BYTES)));
    long downloadNanos = System.nanoTime() - start;
    try (CurrentModel.Use use = model.use(wanted)) {
      long ready = System.nanoTime();
      Label label = use.model().classify(image, invocation.timings());
      long classifyNanos = System.nanoTime() - ready;
      long modelDownloadNanos = use.isNew() ? use.model().downloadNanos() : 0;
      long modelNanos = use.isNew() ? use.model().loadNanos() : 0;
      return ImageRecognitionResponse.of(
          use.model().number(label),
          label.text().replace(' ', '_'),
          new ImageRecognitionResponse.Durations(
              (downloadNanos + modelDownloadNanos) / 1e3,
              (classifyNanos + modelNanos) / 1e3,
              modelNanos / 1e3,
              modelDownloadNanos / 1e3));
    }
  }

  @Override
  public void close() {
    try (store) {
      model.close();
    }
  }
}
