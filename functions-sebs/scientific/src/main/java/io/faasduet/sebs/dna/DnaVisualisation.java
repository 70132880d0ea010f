package io.faasduet.sebs.dna;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.dna.DnaVisualisationRequest.SequenceKey;
import io.faasduet.sebs.dna.DnaVisualisationResponse.DrawingMeasurement;
import io.faasduet.sebs.dna.DnaVisualisationResponse.StoredDrawing;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * SeBS's 504.dna-visualisation: fetches a sequence, draws it as {@link Squiggle} does, and stores
 * the drawing. Thread-safe.
 *
 * <p>SeBS reports the computation's time as the upload's; here that is the upload's own. The
 * drawing is written to a temporary file, some 34 times as large as the sequence, and not held.
 */
public final class DnaVisualisation
    implements ServerlessFunction<DnaVisualisationRequest, DnaVisualisationResponse> {

  /** The function's description. */
  public static final FunctionSpec<DnaVisualisationRequest, DnaVisualisationResponse> SPEC =
      FunctionSpec.builder(
              "dna-visualisation",
              DnaVisualisationRequest.class,
              DnaVisualisationResponse.class,
              DnaVisualisation::new)
          .summary("draws a DNA sequence from an object store")
          .example(
              new DnaVisualisationRequest(
                  new SequenceKey("bacillus_subtilis.fasta"),
                  new BucketPaths(
                      "sebs-benchmarks",
                      Optional.of("504.dna-visualisation-0-input"),
                      Optional.of("504.dna-visualisation-0-output"),
                      Optional.empty())))
          .build();

  private final BenchmarkStorage storage;

  /** Opens the object store of the settings. */
  public DnaVisualisation(InitContext context) {
    storage = BenchmarkStorage.open(context.settings());
  }

  @Override
  public DnaVisualisationResponse apply(DnaVisualisationRequest request, Invocation invocation)
      throws IOException {
    BucketPaths paths = request.bucket();
    String name = request.object().key();
    Path drawing = Files.createTempFile("duet-squiggle-", ".json");
    try {
      long start = System.nanoTime();
      byte[] sequence = storage.download(paths.bucket(), paths.inputKey(name));
      long downloaded = System.nanoTime();
      try (OutputStream out = Files.newOutputStream(drawing)) {
        Squiggle.of(sequence).writeJson(out);
      }
      long computed = System.nanoTime();
      String key =
          storage.upload(paths.bucket(), paths.outputKey(name), drawing, "application/json");
      long uploaded = System.nanoTime();
      invocation.timings().record("fetch", downloaded - start);
      invocation.timings().record("render", computed - downloaded);
      invocation.timings().record("store", uploaded - computed);
      return new DnaVisualisationResponse(
          new StoredDrawing(paths.bucket(), key),
          new DrawingMeasurement(
              (downloaded - start) / 1e3,
              (computed - downloaded) / 1e3,
              (uploaded - computed) / 1e3));
    } finally {
      Files.delete(drawing);
    }
  }

  @Override
  public void close() {
    storage.close();
  }
}
