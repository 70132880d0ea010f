package io.faasduet.sebs.compression;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.compression.CompressionRequest.DirectoryKey;
import io.faasduet.sebs.compression.CompressionResponse.CompressionMeasurement;
import io.faasduet.sebs.compression.CompressionResponse.StoredArchive;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * SeBS's 311.compression: fetches a directory of files, and stores a ZIP archive of them. The
 * archive's entries have the objects' keys as names. Thread-safe.
 *
 * <p>SeBS's archive has a beginning of itself among its entries; here it has not.
 */
public final class Compression
    implements ServerlessFunction<CompressionRequest, CompressionResponse> {

  /** The function's description. */
  public static final FunctionSpec<CompressionRequest, CompressionResponse> SPEC =
      FunctionSpec.builder(
              "compression", CompressionRequest.class, CompressionResponse.class, Compression::new)
          .summary("compresses files of an object store to a ZIP archive")
          .example(
              new CompressionRequest(
                  new DirectoryKey("acmart-master"),
                  new BucketPaths(
                      "sebs-benchmarks",
                      Optional.of("311.compression-0-input"),
                      Optional.of("311.compression-0-output"),
                      Optional.empty())))
          .build();

  private final BenchmarkStorage storage;

  /** Opens the object store of the settings. */
  public Compression(InitContext context) {
    storage = BenchmarkStorage.open(context.settings());
  }

  @Override
  public CompressionResponse apply(CompressionRequest request, Invocation invocation)
      throws IOException {
    BucketPaths paths = request.bucket();
    String name = request.object().key();
    long start = System.nanoTime();
    try (FetchedFiles files = FetchedFiles.below(paths.inputKey(name), paths.bucket(), storage)) {
      long downloaded = System.nanoTime();
      Path archive = files.zip();
      long archiveBytes = Files.size(archive);
      long computed = System.nanoTime();
      String key =
          storage.upload(
              paths.bucket(), paths.outputKey(name + ".zip"), archive, "application/zip");
      long uploaded = System.nanoTime();
      invocation.timings().record("fetch", downloaded - start);
      invocation.timings().record("store", uploaded - computed);
      return new CompressionResponse(
          new StoredArchive(paths.bucket(), key),
          new CompressionMeasurement(
              (downloaded - start) / 1e3,
              files.bytes(),
              (uploaded - computed) / 1e3,
              archiveBytes,
              (computed - downloaded) / 1e3));
    }
  }

  @Override
  public void close() {
    storage.close();
  }
}
