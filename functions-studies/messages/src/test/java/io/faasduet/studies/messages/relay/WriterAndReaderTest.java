package io.faasduet.studies.messages.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two instances that meet through a table alone. */
class WriterAndReaderTest {
  @Test
  void aReaderWaitsForWhatItsWriterHandsOn() throws Exception {
    try (EmbeddedTables tables = EmbeddedTables.start();
        Relay writer = new Relay(InitContext.of(Settings.of(tables.settings())));
        Relay reader = new Relay(InitContext.of(Settings.of(tables.settings())))) {
      tables.createTable("relay", "id", Optional.empty());
      CompletableFuture<RelayResponse> read =
          CompletableFuture.supplyAsync(() -> reader.apply(request("reader"), Invocation.of("r")));
      assertThat(read).isNotDone();
      RelayResponse written = writer.apply(request("writer"), Invocation.of("w"));
      assertThat(written.writeNanos()).hasSize(2);
      assertThat(written.readNanos()).isEmpty();
      RelayResponse got = read.get(10, TimeUnit.SECONDS);
      assertThat(got.payload()).isEqualTo("00000001 of the writer");
      assertThat(got.readNanos()).hasSize(2);
      assertThat(got.writeNanos()).isEmpty();
    }
  }

  private static RelayRequest request(String role) {
    return new RelayRequest(
        "dynamodb",
        Optional.of(role),
        "12345678 of the writer",
        Optional.of(2),
        Optional.of("meeting"),
        Optional.empty(),
        Optional.of("relay"));
  }
}
