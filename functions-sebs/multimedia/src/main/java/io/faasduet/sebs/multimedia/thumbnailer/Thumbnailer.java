package io.faasduet.sebs.multimedia.thumbnailer;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Timings;
import io.faasduet.image.ImageDecoder;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import io.faasduet.sebs.storage.StoredResult;
import io.faasduet.sebs.storage.TransferMeasurement;
import java.util.Optional;

/**
 * SeBS's 210.thumbnailer: shrinks an image in S3 into a box, keeping its shape, and stores it as
 * JPEG. The pixels are Pillow's. Unlike SeBS's it turns an image upright whose Exif data ask for
 * that, for the thumbnail has none. Thread-safe.
 */
public final class Thumbnailer
    implements ServerlessFunction<ThumbnailerRequest, ThumbnailerResponse> {

  /** The function's description. */
  public static final FunctionSpec<ThumbnailerRequest, ThumbnailerResponse> SPEC =
      FunctionSpec.builder(
              "thumbnailer", ThumbnailerRequest.class, ThumbnailerResponse.class, Thumbnailer::new)
          .summary("shrinks an image in S3")
          .example(
              new ThumbnailerRequest(
                  new ThumbnailerRequest.Source("photo.jpg", 200, 200),
                  new BucketPaths(
                      "bench",
                      Optional.of("210.thumbnailer-0-input"),
                      Optional.of("210.thumbnailer-0-output"),
                      Optional.empty())))
          .build();

  private final BenchmarkStorage storage;
  private final ImageDecoder decoder;

  /**
   * Opens the storage.
   *
   * @throws io.faasduet.api.InvalidSettingException if {@code DUET_MAX_PIXELS} is not a number
   */
  public Thumbnailer(InitContext context) {
    decoder = ImageDecoder.of(context.settings());
    storage = BenchmarkStorage.open(context.settings());
  }

  @Override
  public ThumbnailerResponse apply(ThumbnailerRequest request, Invocation invocation)
      throws Exception {
    BucketPaths bucket = request.bucket();
    ThumbnailerRequest.Source object = request.object();
    Timings timings = invocation.timings();
    long start = System.nanoTime();
    byte[] image =
        timings.time(
            "fetch", () -> storage.download(bucket.bucket(), bucket.inputKey(object.name())));
    long downloaded = System.nanoTime();
    byte[] thumbnail =
        timings.time(
            "render",
            () -> JpegEncoding.encode(decoder.thumbnail(image, object.width(), object.height())));
    long computed = System.nanoTime();
    String key =
        timings.time(
            "store",
            () ->
                storage.upload(
                    bucket.bucket(), bucket.outputKey(object.name()), thumbnail, "image/jpeg"));
    long uploaded = System.nanoTime();
    return new ThumbnailerResponse(
        new StoredResult(bucket.bucket(), key),
        new TransferMeasurement(
            (downloaded - start) / 1e3,
            image.length,
            (uploaded - computed) / 1e3,
            thumbnail.length,
            (computed - downloaded) / 1e3));
  }

  @Override
  public void close() {
    storage.close();
  }
}
