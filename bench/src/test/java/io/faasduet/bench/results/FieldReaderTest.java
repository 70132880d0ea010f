package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {
  private final FieldReader fields = new FieldReader();

  @Test
  void splitsALineAtItsCommas() {
    assertThat(read("a,,12,")).isEqualTo(4);
    assertThat(fields.text(0)).isEqualTo("a");
    assertThat(fields.isEmpty(1)).isTrue();
    assertThat(fields.integer(2)).isEqualTo(12);
    assertThat(fields.text(3)).isEmpty();
  }

  @Test
  void textsThatRepeatAreOneString() {
    read("naïve,x");
    String first = fields.text(0);
    read("y,naïve");
    assertThat(fields.text(1)).isEqualTo("naïve").isSameAs(first);
  }

  @Test
  void decimalsAreWhatTheJdkReads() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double value = (random.nextDouble() - 0.2) * Math.pow(10, random.nextInt(12) - 3);
      String text = String.format(Locale.ROOT, "%." + random.nextInt(8) + "f", value);
      read(text);
      assertThat(fields.decimal(0)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0.0", "1.", "12345678901234567890.5", "1e-3", "0.1234567890123456"})
  void unusualDecimalsAreReadToo(String text) {
    read(text);
    assertThat(fields.decimal(0)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "x", "1.2.3", "1,5", "NaN", "-Infinity", "1e400", "1d", "0x1p3"})
  void whatIsNoDecimalIsRefused(String text) {
    read(text.replace(',', ';'));
    assertThatThrownBy(() -> fields.decimal(0)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-7", "9223372036854775807", "-9223372036854775808", "+5"})
  void wholeNumbersAreWhatTheJdkReads(String text) {
    read(text);
    assertThat(fields.integer64(0)).isEqualTo(Long.parseLong(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1x", "9223372036854775808"})
  void whatIsNoWholeNumberIsRefused(String text) {
    read(text);
    assertThatThrownBy(() -> fields.integer64(0)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T10:00:00Z",
        "2026-11-21T10:00:00.5Z",
        "2024-02-29T23:59:59.123456789Z",
        "1969-12-31T23:59:59.000001Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T10:00:00+01:00"
      })
  void momentsAreWhatTheJdkReads(String text) {
    read(text);
    assertThat(fields.instant(0)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-21", "2026-02-30T10:00:00Z", "2026-11-21T10:61:00Z"})
  void whatIsNoMomentIsRefused(String text) {
    read(text);
    assertThatThrownBy(() -> fields.instant(0)).isInstanceOf(DateTimeException.class);
  }

  private int read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return fields.read(bytes, 0, bytes.length);
  }
}
