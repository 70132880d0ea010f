package io.faasduet.localcloud.tables.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.00, 0",
    "007.10, 7.1",
    "1e2, 100",
    "+5, 5",
    ".5, 0.5",
    "5., 5",
    "1E-3, 0.001",
    "0e999, 0",
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678"
  })
  void isReadAsANumber(String text, String plain) {
    assertThat(AttributeNumber.parse(text).toPlainString()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.9999999999999999999999999999999999999E125", "-1E-130"})
  void reachesFar(String text) {
    assertThat(AttributeNumber.parse(text)).isEqualByComparingTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1E126, overflow",
    "-1E+126, overflow",
    "1E-131, underflow",
    "1e999999999, overflow",
    "123456789012345678901234567890123456789, 38 significant digits",
    "'', cannot be converted",
    "1e, cannot be converted",
    "1e9999999999, cannot be converted",
    "0x10, cannot be converted",
    "' 1', cannot be converted",
    "٣, cannot be converted",
    "NaN, cannot be converted"
  })
  void isRefused(String text, String message) {
    assertThatThrownBy(() -> AttributeNumber.parse(text))
        .isInstanceOf(TablesError.class)
        .hasMessageContaining(message);
  }
}
