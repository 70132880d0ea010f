package io.faasduet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.server.snapshot.SnapshotDialogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotDialogueTest {
  @Test
  void aSuspendedServerHoldsNoPortAndARestoredOneListensAgain() throws Exception {
    try (ServedProbe served = new ServedProbe()) {
      HttpResponse<String> before = served.post("{}");
      var addressed = served.request("/healthz").build();

      assertThat(told(served, "snapshot\n")).hasSize(1).first().asString().contains("snapshot");
      assertThatThrownBy(() -> served.http.send(addressed, BodyHandlers.ofString()))
          .isInstanceOf(ConnectException.class);

      List<String> lines = told(served, "restored\n");
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).startsWith("{\"duet\":{\"restored\":{").contains("hook_nanos");
      assertThat(lines.get(1)).contains("\"ready\"", "\"port\":" + served.server.port());
      HttpResponse<String> after = served.post("{}");
      assertThat(after.headers().firstValue("x-duet-cold")).contains("true");
      assertThat(after.headers().firstValue("x-duet-instance"))
          .isPresent()
          .isNotEqualTo(before.headers().firstValue("x-duet-instance"));
    }
  }

  @Test
  void otherLinesMeanNothing() throws Exception {
    try (ServedProbe served = new ServedProbe()) {
      assertThat(told(served, "snap\n\n")).isEmpty();
      assertThat(served.post("{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void takesPartOnlyIfItIsSet() {
    assertThat(SnapshotDialogue.wanted(Settings.of(Map.of()))).isFalse();
    assertThat(SnapshotDialogue.wanted(Settings.of(Map.of("DUET_SNAPSHOT", "stdin")))).isTrue();
    assertThatThrownBy(
            () -> SnapshotDialogue.wanted(Settings.of(Map.of("DUET_SNAPSHOT", "always"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("DUET_SNAPSHOT must be stdin or left out, not 'always'");
  }

  private static List<String> told(ServedProbe served, String lines) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new SnapshotDialogue(served.host, served.server.suspendable())
        .run(new ByteArrayInputStream(lines.getBytes(US_ASCII)), new PrintStream(said, true));
    return said.toString(US_ASCII).lines().toList();
  }
}
