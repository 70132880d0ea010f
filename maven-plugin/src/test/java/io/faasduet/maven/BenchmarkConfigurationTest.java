package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkConfigurationTest {
  private static final String WHOLE =
      """
      id: 130.crud-api
      timeout: 30
      memory: 128
      output_buckets: 1
      modules: [nosql]
      tables:
        cart: {partition_key: cart_id, sort_key: product_id}
      generator: com.acme.CrudInput
      """;

  @TempDir private Path classes;
  @TempDir private Path module;
  private Path directory;

  @BeforeEach
  void compileTheGenerator() throws IOException {
    directory = Files.createDirectories(classes.resolve("com/acme"));
    Files.createFile(directory.resolve("CrudInput.class"));
  }

  @Test
  void aFileBesideTheClassIsRead() throws IOException {
    Files.writeString(directory.resolve("benchmark.yaml"), WHOLE);
    BenchmarkConfiguration read = read().orElseThrow();
    assertThat(new ObjectMapper().writeValueAsString(read))
        .isEqualTo(
            "{\"id\":\"130.crud-api\",\"timeout\":30,\"memory\":128,\"input_buckets\":0,"
                + "\"output_buckets\":1,\"modules\":[\"nosql\"],\"tables\":{\"cart\":"
                + "{\"partition_key\":\"cart_id\",\"sort_key\":\"product_id\"}},"
                + "\"generator\":\"com.acme.CrudInput\"}");
  }

  @Test
  void theFileOfSebsIsReadToo() throws IOException {
    Files.writeString(
        directory.resolve("config.json"),
        "{\"timeout\": 120, \"memory\": 512, \"languages\": [\"python\", {\"language\": \"cpp\"}],"
            + " \"modules\": [\"storage\"], \"cpp_dependencies\": []}");
    assertThat(read()).map(BenchmarkConfiguration::memory).contains(512);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"210.thumbnailer", "6100.1000-genome", "0xx.vector-add", "2.1.0.thumbnailer"})
  void inTheDirectoriesOfSebsTheNameIsTheDirectorys(String name) throws IOException {
    Path benchmark = Files.createDirectories(module.resolve(name));
    Files.writeString(benchmark.resolve("config.json"), "{\"timeout\": 120, \"memory\": 512}");
    Path java = Files.createDirectories(benchmark.resolve("java"));
    BenchmarkConfiguration read =
        BenchmarkConfiguration.of("com.acme.Crud", classes, java).orElseThrow();
    assertThat(read.memory()).isEqualTo(512);
    assertThat(read.id()).isEqualTo(name);
    assertThat(BenchmarkConfiguration.of("com.acme.Crud", classes, benchmark.resolve("python")))
        .as("the module of another language")
        .isEmpty();
  }

  @Test
  void aFileAboveADirectoryThatIsNotOfSebsIsAnothers() throws IOException {
    Path java = Files.createDirectories(module.resolve("project/java"));
    Files.writeString(module.resolve("project/config.json"), "{\"editor\": \"any\"}");
    assertThat(BenchmarkConfiguration.of("com.acme.Crud", classes, java)).isEmpty();
  }

  @Test
  void aFunctionWithoutOneHasNone() throws IOException {
    assertThat(read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout: 30      | timeout: none    | timeout",
        "timeout: 30      | timeout: 0       | timeout must be",
        "timeout: 30      | colour: red      | colour",
        "memory: 128      | memory: 64       | at least 128",
        "130.crud-api     | crud-api         | id must be like",
        "[nosql]          | [topic]          | modules are storage, nosql and queue",
        "partition_key    | hash_key         | hash_key",
        "output_buckets: 1| output_buckets: -1| must not be negative",
        "CrudInput        | Missing          | not among this module's classes",
        "id: 130          | id: {130         | benchmark.yaml"
      })
  void whatCannotBeUnderstoodIsRefusedByName(String text, String other, String problem)
      throws IOException {
    Files.writeString(
        directory.resolve("benchmark.yaml"), WHOLE.replace(text.strip(), other.strip()));
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("benchmark.yaml: ")
        .hasMessageContaining(problem.strip());
  }

  private Optional<BenchmarkConfiguration> read() throws IOException {
    return BenchmarkConfiguration.of("com.acme.Crud", classes, module);
  }
}
