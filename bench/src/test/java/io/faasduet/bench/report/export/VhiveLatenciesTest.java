package io.faasduet.bench.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.results.ResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VhiveLatenciesTest {
  @TempDir Path directory;

  @Test
  void theNameSaysTheRateWithTwoDecimals() {
    assertThat(VhiveLatencies.fileName(1)).isEqualTo("rps1.00_lat.csv");
    assertThat(VhiveLatencies.fileName(19.996)).isEqualTo("rps20.00_lat.csv");
    assertThat(VhiveLatencies.fileName(1234.567)).isEqualTo("rps1234.57_lat.csv");
  }

  @Test
  void eachLineIsALatencyInWholeMicroseconds() throws IOException {
    Path file = VhiveLatencies.write(directory, 4.8, new double[] {12.3456, 0.0009, 1.001, 2000});
    assertThat(file).isEqualTo(directory.resolve("rps4.80_lat.csv"));
    assertThat(Files.readString(file)).isEqualTo("12345\n0\n1001\n2000000\n");
  }

  @Test
  void anEarlierFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Path results = directory.resolve("results");
    VhiveLatencies.write(results, 1, new double[] {1, 2, 3});
    Path file = VhiveLatencies.write(results, 1, new double[0]);
    assertThat(file).isEmptyFile();
    assertThat(results).isDirectoryContaining(file::equals);
    assertThat(results.toFile().list()).hasSize(1);
  }

  @Test
  void whatCannotBeWrittenIsSaidInOneSentence() throws IOException {
    Path notADirectory = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> VhiveLatencies.write(notADirectory, 1, new double[] {1}))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("rps1.00_lat.csv cannot be written");
    assertThatThrownBy(() -> VhiveLatencies.write(directory, Double.NaN, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
