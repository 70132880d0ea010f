package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Phase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What targets say is anybody's. */
class HostileTargetTest {
  private static Optional<InstanceReport> report(String id, String timing) {
    Map<String, String> headers =
        Map.of("x-duet-cold", "false", "x-duet-instance", id, "server-timing", timing);
    return InstanceHeaders.read(name -> Optional.ofNullable(headers.get(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "a,b",
        "a\"b",
        "a b",
        "\u001b[2J"
      })
  void anIdThatASpreadsheetOrATerminalWouldActOnIsNone(String id) {
    assertThat(report(id, "total;dur=1")).isEmpty();
  }

  @Test
  void anIdHasALength() {
    assertThat(report("a".repeat(128), "")).isPresent();
    assertThat(report("a".repeat(129), "")).isEmpty();
  }

  @Test
  void aTimingThatIsNoTimeIsLeftOut() {
    assertThat(report("a", "init;dur=-5, total;dur=NaN, decode;dur=Infinity, render;dur=1.5"))
        .map(InstanceReport::timingsMillis)
        .hasValue(Map.of(Phase.RENDER, 1.5));
  }

  @Test
  void aFailureIsShownWithoutControlCharacters() {
    byte[] body = "\u001b[2J\u001b]0;title\u0007bad\u202e luck".getBytes(StandardCharsets.UTF_8);

    InvocationResult result =
        HttpResults.read(ResponseContract.DUET_FUNCTION, 500, name -> Optional.empty(), body, 1);

    assertThat(result)
        .isEqualTo(
            new InvocationResult.Failure(
                "http-500", "\ufffd[2J\ufffd]0;title\ufffdbad\ufffd luck"));
  }

  @Test
  void aFailureIsNotLongerThanAScreen() {
    assertThat(new InvocationResult.Failure("http-500", "x".repeat(5_000_000)).detail())
        .hasSize(1001);
  }
}
