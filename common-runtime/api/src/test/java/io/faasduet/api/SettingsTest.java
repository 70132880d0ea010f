package io.faasduet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void aSettingIsFoundByName() {
    assertThat(Settings.of(Map.of("PORT", "8080")).text("PORT")).contains("8080");
    assertThat(Settings.of(Map.of()).text("PORT")).isEmpty();
  }

  @Test
  void aBlankValueCountsAsAbsent() {
    Settings settings = Settings.of(Map.of("PORT", " "));

    assertThat(settings.text("PORT")).isEmpty();
    assertThat(settings.number("PORT", 8080, 0, 65535)).isEqualTo(8080);
  }

  @Test
  void numbersAreTakenUpToTheirBounds() {
    assertThat(Settings.of(Map.of("PORT", "0")).number("PORT", 1, 0, 65535)).isZero();
    assertThat(Settings.of(Map.of("PORT", " 65535 ")).number("PORT", 1, 0, 65535)).isEqualTo(65535);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", "1.5", "99999999999999999999"})
  void aNumberThatIsNotOneIsRefusedByName(String value) {
    Settings settings = Settings.of(Map.of("PORT", value));

    assertThatThrownBy(() -> settings.number("PORT", 8080, 0, 65535))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("PORT must be a whole number from 0 to 65535, not '" + value + "'");
  }

  @Test
  void aFlagIsTrueOrFalse() {
    assertThat(Settings.of(Map.of("STRICT", " true ")).flag("STRICT", false)).isTrue();
    assertThat(Settings.of(Map.of("STRICT", "false")).flag("STRICT", true)).isFalse();
    assertThat(Settings.of(Map.of("STRICT", "")).flag("STRICT", true)).isTrue();
    assertThatThrownBy(() -> Settings.of(Map.of("STRICT", "1")).flag("STRICT", false))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("STRICT must be true or false, not '1'");
  }

  @Test
  void laterChangesOfTheMapAreNotSeen() {
    Map<String, String> values = new HashMap<>(Map.of("A", "1"));
    Settings settings = Settings.of(values);
    values.put("A", "2");

    assertThat(settings.text("A")).contains("1");
  }
}
