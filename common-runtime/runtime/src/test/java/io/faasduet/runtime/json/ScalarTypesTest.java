package io.faasduet.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTypesTest {
  enum Level {
    LOW,
    HIGH {
      @Override
      int weight() {
        return 2;
      }
    };

    int weight() {
      return 1;
    }
  }

  record All(
      Level level,
      BigDecimal price,
      BigInteger count,
      Instant at,
      LocalDate day,
      LocalTime time,
      LocalDateTime local,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration took,
      Optional<Level> maybe,
      List<LocalDate> days,
      Map<String, Level> levels) {}

  private static final String JSON =
      "{'level':'HIGH','price':12.340,'count':123456789012345678901234567890,"
          + "'at':'2026-11-01T12:30:00Z','day':'2026-11-01','time':'12:30',"
          + "'local':'2026-11-01T12:30','offset':'2026-11-01T12:30+01:00',"
          + "'zoned':'2026-11-01T12:30+01:00[Europe/Zurich]','took':'PT1.5S','maybe':'LOW',"
          + "'days':['2026-11-02'],'levels':{'a':'LOW'}}";

  @Test
  void areReadAndWritten() {
    All all = read(JSON, All.class);

    assertThat(all.level()).isEqualTo(Level.HIGH);
    assertThat(all.price()).isEqualTo(new BigDecimal("12.340"));
    assertThat(all.took()).isEqualTo(Duration.ofMillis(1500));
    assertThat(all.at()).isEqualTo(Instant.parse("2026-11-01T12:30:00Z"));
    assertThat(new String(Json.write(all), UTF_8)).isEqualTo(JSON.replace('\'', '"'));
    Json.requireReadable(All.class, FieldNaming.SNAKE_CASE);
    Json.requireWritable(All.class, FieldNaming.SNAKE_CASE);
  }

  @Test
  void areReadFromQueries() {
    assertThat(
            Json.readQuery(
                Map.of("level", "LOW", "price", "1e2", "day", "2026-11-01"), Priced.class))
        .isEqualTo(new Priced(Level.LOW, new BigDecimal("1e2"), LocalDate.of(2026, 11, 1)));
    assertThatThrownBy(() -> Json.readQuery(Map.of("price", "9".repeat(2000)), Priced.class))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("field 'price' must be a number, not '999");
  }

  record Priced(Level level, BigDecimal price, LocalDate day) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'level':'MIDDLE'} | field 'level' must be one of LOW, HIGH, not 'MIDDLE'",
        "{'level':1} | field 'level' must be one of LOW, HIGH, not 1",
        "{'day':'yesterday'} | field 'day' must be a time such as 2026-11-01, not 'yesterday'",
        "{'day':'2026-02-30'} | field 'day' must be a time such as 2026-11-01, not '2026-02-30'",
        "{'price':'a'} | field 'price' must be a number, not a string",
        "{'price':true} | field 'price' must be a number, not true",
      })
  void otherValuesAreRefusedByFieldAndSample(String json, String says) {
    assertThatThrownBy(() -> read(json, Priced.class))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(says);
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.replace('\'', '"').getBytes(UTF_8), type);
  }
}
