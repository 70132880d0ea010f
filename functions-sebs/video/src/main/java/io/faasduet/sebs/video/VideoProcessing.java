package io.faasduet.sebs.video;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Timings;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import io.faasduet.sebs.storage.StoredResult;
import io.faasduet.sebs.storage.TransferMeasurement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * SeBS's 220.video-processing: lays a watermark over a video in S3, or makes a GIF of it, with
 * FFmpeg's libraries. Sound is left out. Work stops at the invocation's deadline and when its
 * thread is interrupted; its files are deleted in any case. Thread-safe.
 */
public final class VideoProcessing
    implements ServerlessFunction<VideoProcessingRequest, VideoProcessingResponse> {

  /** The function's description. */
  public static final FunctionSpec<VideoProcessingRequest, VideoProcessingResponse> SPEC =
      FunctionSpec.builder(
              "video-processing",
              VideoProcessingRequest.class,
              VideoProcessingResponse.class,
              VideoProcessing::new)
          .summary("lays a watermark over a video, or makes a GIF of it")
          .example(
              new VideoProcessingRequest(
                  new VideoProcessingRequest.Work("city.mp4", "watermark", 1),
                  new BucketPaths(
                      "bench",
                      Optional.of("220.video-processing-0-input"),
                      Optional.of("220.video-processing-0-output"),
                      Optional.empty())))
          .build();

  private final BenchmarkStorage storage;
  private final Clock clock;
  private final Path temporary;

  /** Opens the storage, and loads FFmpeg's libraries. */
  public VideoProcessing(InitContext context) {
    this(context, Path.of(System.getProperty("java.io.tmpdir")));
  }

  VideoProcessing(InitContext context, Path temporary) {
    this.temporary = temporary;
    Ffmpeg.load(context.settings());
    clock = context.clock();
    storage = BenchmarkStorage.open(context.settings());
  }

  @Override
  public VideoProcessingResponse apply(VideoProcessingRequest request, Invocation invocation)
      throws Exception {
    BucketPaths bucket = request.bucket();
    VideoProcessingRequest.Work work = request.object();
    VideoOperation operation = work.operation();
    String name = operation.outputName(work.key());
    Timings timings = invocation.timings();
    try (TemporaryDirectory directory = TemporaryDirectory.in(temporary, "duet-video-")) {
      Path input = directory.path().resolve("input");
      Path output = directory.path().resolve("output");
      long start = System.nanoTime();
      long inputBytes =
          timings.time(
              "fetch", () -> storage.download(bucket.bucket(), bucket.inputKey(work.key()), input));
      long downloaded = System.nanoTime();
      timings.time("render", () -> process(input, work, output, directory.path(), invocation));
      long computed = System.nanoTime();
      String key =
          timings.time(
              "store",
              () ->
                  storage.upload(
                      bucket.bucket(), bucket.outputKey(name), output, operation.mediaType()));
      long uploaded = System.nanoTime();
      return new VideoProcessingResponse(
          new StoredResult(bucket.bucket(), key),
          new TransferMeasurement(
              (downloaded - start) / 1e3,
              inputBytes,
              (uploaded - computed) / 1e3,
              Files.size(output),
              (computed - downloaded) / 1e3));
    }
  }

  private int process(
      Path input,
      VideoProcessingRequest.Work work,
      Path output,
      Path directory,
      Invocation invocation)
      throws IOException, InterruptedException {
    Path watermark = directory.resolve("watermark.png");
    try (InputStream image = watermark()) {
      Files.copy(image, watermark);
    }
    VideoOperation operation = work.operation();
    try (VideoSource source = opened(input, work.key())) {
      int frames =
          Transcoding.run(
              source,
              work.duration(),
              operation.filters(watermark),
              output,
              operation.encoding(),
              () -> goOn(invocation));
      if (frames == 0) {
        throw new InvalidRequestException("the object " + work.key() + " has a video of no frames");
      }
      return frames;
    }
  }

  private static VideoSource opened(Path input, String key) {
    try {
      return VideoSource.open(input);
    } catch (FfmpegException e) {
      throw new InvalidRequestException(
          "the object " + key + " has no video that can be decoded: " + e.getMessage(), e);
    }
  }

  private void goOn(Invocation invocation) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while the video was processed");
    }
    if (invocation.deadline().filter(clock.instant()::isAfter).isPresent()) {
      throw new FunctionException(
          ErrorKind.DEADLINE_EXCEEDED, "the video was not processed by the deadline");
    }
  }

  /** The image that is laid over videos, with its transparency. */
  static InputStream watermark() {
    return Objects.requireNonNull(
        VideoProcessing.class.getResourceAsStream("watermark.png"), "watermark.png");
  }

  @Override
  public void close() {
    storage.close();
  }
}
