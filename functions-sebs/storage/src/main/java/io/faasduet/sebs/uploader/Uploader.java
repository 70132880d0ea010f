package io.faasduet.sebs.uploader;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import io.faasduet.sebs.storage.TransferMeasurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * SeBS's 120.uploader: downloads a file over HTTP and stores it as an object. The file lies in the
 * directory for temporary files meanwhile, and never in memory as a whole. Thread-safe.
 *
 * <p>SeBS reports the download as {@code compute_time} and {@code download_time} as 0; here each is
 * what its name says.
 */
public final class Uploader implements ServerlessFunction<UploaderRequest, UploaderResponse> {
  /** The function's description. */
  public static final FunctionSpec<UploaderRequest, UploaderResponse> SPEC =
      FunctionSpec.builder("uploader", UploaderRequest.class, UploaderResponse.class, Uploader::new)
          .summary("downloads a file and stores it as an object")
          .example(
              new UploaderRequest(
                  new UploadSource("http://localhost:8000/photo.jpg", Optional.empty()),
                  new BucketPaths(
                      "sebs-benchmarks",
                      Optional.empty(),
                      Optional.of("120.uploader-0-output"),
                      Optional.empty())))
          .build();

  private static final double NANOS_PER_MICRO = 1e3;

  private final Path directory;
  private final BenchmarkStorage storage;

  /** Opens the storage of the settings. */
  public Uploader(InitContext context) {
    this(context, Path.of(System.getProperty("java.io.tmpdir")));
  }

  Uploader(InitContext context, Path directory) {
    this.directory = directory;
    storage = BenchmarkStorage.open(context.settings());
  }

  @Override
  public UploaderResponse apply(UploaderRequest request, Invocation invocation) throws Exception {
    UploadSource source = request.object();
    BucketPaths bucket = request.bucket();
    Path file = Files.createTempFile(directory, "uploader-", ".part");
    try {
      long start = System.nanoTime();
      long bytes = SourceDownload.to(file, source.address());
      long downloaded = System.nanoTime();
      String key =
          storage.upload(
              bucket.bucket(),
              bucket.outputKey(source.fileName()),
              file,
              "application/octet-stream");
      long uploaded = System.nanoTime();
      invocation.timings().record("fetch", downloaded - start);
      invocation.timings().record("store", uploaded - downloaded);
      return new UploaderResponse(
          new UploaderResponse.Upload(bucket.bucket(), source.url(), key),
          new TransferMeasurement(
              (downloaded - start) / NANOS_PER_MICRO,
              bytes,
              (uploaded - downloaded) / NANOS_PER_MICRO,
              bytes,
              0));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() {
    storage.close();
  }
}
