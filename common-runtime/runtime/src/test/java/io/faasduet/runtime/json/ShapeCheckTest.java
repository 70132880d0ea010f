package io.faasduet.runtime.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeCheckTest {
  record Dated(Date when) {}

  record Floating(float value) {}

  record Keyed(Map<Integer, String> byNumber) {}

  @SuppressWarnings("rawtypes")
  record RawList(List values) {}

  record Deep(List<Optional<Dated>> values) {}

  record Anything(Object value) {}

  record Strings(String[] values) {}

  record Generic<T>(T value) {}

  record OfGeneric(Generic<String> value) {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        Dated.class,
        Floating.class,
        Keyed.class,
        RawList.class,
        Deep.class,
        Anything.class,
        Strings.class,
        OfGeneric.class
      })
  void whatCannotBeReadIsRefused(Class<?> type) {
    assertThatThrownBy(() -> Json.requireReadable(type, FieldNaming.SNAKE_CASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which cannot be read from JSON; use int, long, double")
        .hasMessageMatching("\\w+\\.\\w+ is a .*");
  }

  @Test
  void theComponentOfTheInnerRecordIsNamed() {
    assertThatThrownBy(() -> Json.requireReadable(Deep.class, FieldNaming.SNAKE_CASE))
        .hasMessageStartingWith("Dated.when is a java.util.Date,");
  }

  record Rows(List<List<Object>> rows, Floating floating, OfGeneric generic, Number any) {}

  record Loop(Optional<Loop> next, List<Loop> others) {}

  @Test
  void responsesMayHoldWhatIsDecidedAsTheyAreWritten() {
    assertThatCode(
            () -> {
              Json.requireWritable(Rows.class, FieldNaming.SNAKE_CASE);
              Json.requireWritable(Loop.class, FieldNaming.SNAKE_CASE);
              Json.requireReadable(Loop.class, FieldNaming.SNAKE_CASE);
            })
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Json.requireWritable(Dated.class, FieldNaming.SNAKE_CASE))
        .hasMessageStartingWith("Dated.when is a java.util.Date, which cannot be written as JSON");
    assertThatThrownBy(() -> Json.requireWritable(String.class, FieldNaming.SNAKE_CASE))
        .hasMessage("the response java.lang.String is no record; responses are records");
  }
}
