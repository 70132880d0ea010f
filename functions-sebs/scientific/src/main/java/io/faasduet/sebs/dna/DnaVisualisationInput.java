package io.faasduet.sebs.dna;

import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of 504.dna-visualisation: for {@code test} and {@code small} SeBS's genome of
 * <i>Bacillus subtilis</i>, or, where that is not there, a drawn sequence of as many bases; for
 * {@code large} always a drawn one of {@value #LARGE_BASES} bases, twice as many. Answers are
 * compared byte by byte with a drawing that is computed in another way.
 */
public final class DnaVisualisationInput implements InputGenerator, AutoCloseable {
  static final String GENOME = "bacillus_subtilis.fasta";
  static final int GENOME_BASES = 4_215_000;
  static final int LARGE_BASES = 8_430_000;

  private final Settings settings;
  private final Map<Path, ExpectedDrawing> expected = new HashMap<>();
  private Optional<BenchmarkStorage> storage = Optional.empty();

  /** A generator whose storage is that of the environment. */
  public DnaVisualisationInput() {
    this(Settings.of(System.getenv()));
  }

  DnaVisualisationInput(Settings settings) {
    this.settings = settings;
  }

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    Path sequence = sequence(context);
    String name = String.valueOf(sequence.getFileName());
    return new GeneratedInput(
        payload(context, name),
        List.of(new InputObject(context.inputKey(0, name), sequence)),
        List.of());
  }

  private static Map<String, Object> payload(InputContext context, String key) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("object", Map.of("key", key));
    payload.put("bucket", context.bucketField());
    return payload;
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) throws IOException {
    InputContext context = answer.context();
    Path sequence = sequence(context);
    String asked = context.outputKey(0, String.valueOf(sequence.getFileName()));
    Path drawing = context.directory().resolve("answer.json");
    Optional<String> absent = StoredResult.fetch(answer, asked, storage(), drawing);
    return absent.isPresent()
        ? absent
        : expected(sequence, context).differenceTo(drawing).map(at -> "the drawing " + at);
  }

  @Override
  public void close() {
    storage.ifPresent(BenchmarkStorage::close);
  }

  private ExpectedDrawing expected(Path sequence, InputContext context) throws IOException {
    ExpectedDrawing known = expected.get(sequence);
    if (known == null) {
      Path file = context.directory().resolve("expected-" + expected.size() + ".json");
      known = ExpectedDrawing.of(Files.readString(sequence), file);
      expected.put(sequence, known);
    }
    return known;
  }

  private BenchmarkStorage storage() {
    BenchmarkStorage open = storage.orElseGet(() -> BenchmarkStorage.open(settings));
    storage = Optional.of(open);
    return open;
  }

  private static Path sequence(InputContext context) throws IOException {
    boolean large = context.size() == InputSize.LARGE;
    Optional<Path> genome =
        context.data().map(data -> data.resolve(GENOME)).filter(Files::isRegularFile);
    if (genome.isPresent() && !large) {
      return genome.get();
    }
    int bases = large ? LARGE_BASES : GENOME_BASES;
    Path drawn = context.directory().resolve("drawn_" + bases + ".fasta");
    if (!Files.exists(drawn)) {
      DrawnSequence.write(drawn, bases, context.seed());
    }
    return drawn;
  }
}
