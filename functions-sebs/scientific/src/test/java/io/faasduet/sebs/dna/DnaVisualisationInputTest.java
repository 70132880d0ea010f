package io.faasduet.sebs.dna;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.LocalStorage;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import io.faasduet.testkit.DuetFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DnaVisualisationInputTest {
  private static final LocalStorage SERVER = LocalStorage.start();
  private static final Settings SETTINGS = Settings.of(SERVER.settings());

  @RegisterExtension
  static final DuetFunction<DnaVisualisationRequest, DnaVisualisationResponse> FUNCTION =
      DuetFunction.of(DnaVisualisation.SPEC, SERVER.settings());

  private final BenchmarkStorage storage = BenchmarkStorage.open(SETTINGS);
  private final DnaVisualisationInput input = new DnaVisualisationInput(SETTINGS);
  @TempDir private Path data;
  @TempDir private Path directory;

  @BeforeEach
  void writeAGenome() throws IOException {
    SERVER.createBucket("bench");
    Files.writeString(data.resolve("bacillus_subtilis.fasta"), ">genome\nATGCNN\nggtta\n");
  }

  @AfterEach
  void closeStorage() {
    storage.close();
    input.close();
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Test
  void theFunctionsDrawingIsRight() throws IOException {
    InputContext context = context(InputSize.SMALL, Optional.of(data));
    GeneratedInput generated = input.generate(context);
    for (InputObject object : generated.objects()) {
      SERVER.upload(object.file(), "bench", object.key());
    }

    DnaVisualisationResponse response =
        FUNCTION.call(
            new DnaVisualisationRequest(
                new DnaVisualisationRequest.SequenceKey("bacillus_subtilis.fasta"),
                new BucketPaths("bench", Optional.of("in"), Optional.of("out"), Optional.empty())));

    assertThat(generated.payload())
        .isEqualTo(
            Map.of(
                "object", Map.of("key", "bacillus_subtilis.fasta"),
                "bucket", Map.of("bucket", "bench", "input", "in", "output", "out")));
    assertThat(check(context, response.result().bucket(), response.result().key())).isEmpty();
    assertThat(response.measurement().uploadTime())
        .isPositive()
        .isNotEqualTo(response.measurement().computeTime());
  }

  @Test
  void aDrawingWithAnotherNumberIsRefused() throws IOException {
    InputContext context = context(InputSize.TEST, Optional.of(data));
    String right = SquiggleTest.json(Files.readString(data.resolve("bacillus_subtilis.fasta")));

    assertThat(check(context, "bench", stored(right))).isEmpty();
    assertThat(check(context, "bench", stored(right.replace("], [0, 0", "], [0, 1"))))
        .hasValueSatisfying(fault -> assertThat(fault).contains("differs at byte"));
    assertThat(check(context, "bench", stored(right + "\n"))).isPresent();
    assertThat(check(context, "bench", stored(right.substring(0, right.length() - 1)))).isPresent();
    assertThat(check(context, "bench", stored(""))).isPresent();
  }

  @Test
  void anotherPlaceIsRefused() throws IOException {
    InputContext context = context(InputSize.TEST, Optional.of(data));

    assertThat(check(context, "elsewhere", "out/bacillus_subtilis.1f2e3d4c.fasta"))
        .contains("result.bucket is elsewhere, not bench");
    assertThat(check(context, "bench", "out/bacillus_subtilis.fasta"))
        .hasValueSatisfying(fault -> assertThat(fault).contains("not an upload of"));
    assertThat(check(context, "bench", "out/bacillus_subtilis.1f2e3d4c.fasta"))
        .hasValueSatisfying(fault -> assertThat(fault).contains("cannot be fetched"));
    assertThat(input.validate(new BenchmarkAnswer(Map.of(), Map.of(), context))).isPresent();
  }

  @Test
  void withoutTheGenomeASequenceIsDrawnFromTheSeed() throws IOException {
    Path first = input.generate(context(InputSize.SMALL, Optional.empty())).objects().get(0).file();

    assertThat(first).hasFileName("drawn_4215000.fasta").hasSize(39 + 4_215_000 + 52_688);
    try (var lines = Files.lines(first)) {
      assertThat(lines.limit(2))
          .satisfiesExactly(
              header -> assertThat(header).isEqualTo(">drawn 4215000 bases drawn from seed 1"),
              line -> assertThat(line).matches("[ACGT]{80}"));
    }
    assertThat(input.generate(context(InputSize.TEST, Optional.empty())).objects().get(0).file())
        .hasSameBinaryContentAs(first);
  }

  @Test
  void largeIsTwiceAsLong() throws IOException {
    InputObject drawn =
        input.generate(context(InputSize.LARGE, Optional.of(data))).objects().get(0);

    assertThat(drawn.key()).isEqualTo("in/drawn_8430000.fasta");
    assertThat(Files.size(drawn.file())).isGreaterThan(8_430_000);
  }

  @Test
  void theSameSeedDrawsTheSameSequence() throws IOException {
    DrawnSequence.write(directory.resolve("a"), 1000, 5);
    DrawnSequence.write(directory.resolve("b"), 1000, 5);
    DrawnSequence.write(directory.resolve("c"), 1000, 6);

    assertThat(directory.resolve("a")).hasSameBinaryContentAs(directory.resolve("b"));
    assertThat(Files.readString(directory.resolve("a")).lines().skip(1))
        .isNotEqualTo(Files.readString(directory.resolve("c")).lines().skip(1).toList());
  }

  private String stored(String drawing) {
    return storage.upload(
        "bench", "out/bacillus_subtilis.fasta", drawing.getBytes(UTF_8), "application/json");
  }

  private Optional<String> check(InputContext context, String bucket, String key)
      throws IOException {
    return input.validate(
        new BenchmarkAnswer(
            Map.of(), Map.of("result", Map.of("bucket", bucket, "key", key)), context));
  }

  private InputContext context(InputSize size, Optional<Path> given) {
    return new InputContext(
        size, 1, given, directory, "bench", List.of("in"), List.of("out"), Duration.ofSeconds(60));
  }
}
