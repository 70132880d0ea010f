package io.faasduet.chameleon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChameleonTest {
  private final Chameleon chameleon = new Chameleon(InitContext.of(Settings.of(Map.of())));

  @ParameterizedTest
  @CsvSource({
    "1, 2, 150, 715b18bb65db19450cfdf12a7f4b21590a1c87048d2888a7bec88b1165fb2b1f",
    "1, 3, 193, 280735491e6ab2968a87e871b8c608b0ecbddfdea250899d695fb4606f1b909b",
    "10, 15, 6733, 5b35458a1927e5bcd3c2aa33a066bb275db6c85402dfc629e2cfbf9c834800d9",
    "15, 10, 6698, 598d14f9eef44b8eb397fdf99e9077e1c2880e167266bec12a3b9c1d2e9fcf25",
    "100, 100, 449553, ed30f6c3d1ad8815ade47e6c209ae0c63271885fdbf556d54918b27b64fffb81"
  })
  void rendersTheBytesThatPythonsChameleonDoes(int rows, int cols, int characters, String sha256)
      throws Exception {
    String html = chameleon.apply(new ChameleonRequest(rows, cols), invocation()).data();

    assertThat(html).hasSize(characters);
    assertThat(sha256(html)).isEqualTo(sha256);
  }

  @Test
  void aTableOfOneRowReadsAsTheContractShowsIt() throws Exception {
    assertThat(chameleon.apply(new ChameleonRequest(), invocation()).data())
        .isEqualTo(
            """
            <table xmlns="http://www.w3.org/1999/xhtml">
            <tr>
            <td>
            <span class="column-1">1</span>
            </td>
            <td>
            <span class="column-2">2</span>
            </td>
            </tr>
            </table>""");
  }

  @Test
  void timesItsRendering() throws Exception {
    Invocation invocation = invocation();

    double seconds = chameleon.apply(new ChameleonRequest(100, 100), invocation).latency();

    double renderMillis = invocation.timings().millis().get("render");
    assertThat(seconds * 1e3).isGreaterThanOrEqualTo(renderMillis).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, num_of_rows", "1, 0, num_of_cols", "-5, 1, num_of_rows"})
  void aTableHasRowsAndColumns(int rows, int cols, String field) {
    assertThatThrownBy(() -> new ChameleonRequest(rows, cols))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'" + field + "' must be at least 1");
  }

  @Test
  void aTableHasAtMostFourMillionCells() {
    assertThat(new ChameleonRequest(2000, 2000).numOfRows()).isEqualTo(2000);
    assertThatThrownBy(() -> new ChameleonRequest(Integer.MAX_VALUE, Integer.MAX_VALUE))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("at most 4000000, not 4611686014132420609");
  }

  private static Invocation invocation() {
    return Invocation.of("test");
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
