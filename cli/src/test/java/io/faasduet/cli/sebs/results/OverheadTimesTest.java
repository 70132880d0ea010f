package io.faasduet.cli.sebs.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.results.RoundTrip;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverheadTimesTest {
  private static final Instant NOON = Instant.ofEpochSecond(1_000);

  @TempDir private Path directory;

  @Test
  void whatTheFunctionsClockIsAheadIsSubtracted() throws IOException {
    table("1024,0,False,0.0,1000.000000,1005.250000,7");
    // 5 s ahead; the first exchange is slow on its way back, and counts for the mean alone
    List<RoundTrip> trips = List.of(trip(1, 5_000, 2, 200), trip(2, 5_000, 2, 2));
    String line = lines(trips).get(1);
    assertThat(line).startsWith("1024,0,False,0.0,1000.000000,1005.250000,7,");
    String[] values = line.split(",");
    assertThat(Double.parseDouble(values[9])).as("invocation_time").isEqualTo(0.25);
    assertThat(Double.parseDouble(values[10])).as("clock_ahead").isEqualTo(5.0);
    assertThat(Double.parseDouble(values[11])).as("half a round trip").isEqualTo(0.002001);
    assertThat(Double.parseDouble(values[7])).as("SeBS's mean is off").isEqualTo(5.0495);
  }

  @Test
  void clocksThatWereNotComparedAreSaid() throws IOException {
    table("1024,0,False,0.0,1000.0,1005.25,7");
    assertThatThrownBy(() -> lines(List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the clocks cannot be compared");
  }

  private void table(String line) throws IOException {
    Files.write(directory.resolve("result.csv"), List.of(OverheadTable.HEADER, line));
  }

  private List<String> lines(List<RoundTrip> trips) throws IOException {
    return Files.readAllLines(OverheadTimes.write(directory, size -> trips));
  }

  /** An exchange of which both ways take so many milliseconds. */
  private static RoundTrip trip(int round, long aheadMillis, long there, long back) {
    Instant sent = NOON.plusMillis(aheadMillis);
    Instant received = NOON.plusMillis(there);
    return new RoundTrip(
        "clock-synchronization",
        "http",
        1,
        NOON,
        round,
        Optional.of(new RoundTrip.Span(sent, sent.plus(Duration.ofMillis(there + back)))),
        Optional.of(new RoundTrip.Span(received, received)),
        Optional.empty());
  }
}
