package io.faasduet.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          784111777  | Sun, 06 Nov 1994 08:49:37 GMT
          0          | Thu, 01 Jan 1970 00:00:00 GMT
          1709251199 | Thu, 29 Feb 2024 23:59:59 GMT
          1798761599 | Thu, 31 Dec 2026 23:59:59 GMT
          """)
  void isWrittenAsTheStandardHasIt(long epochSecond, String date) {
    AtomicLong clock = new AtomicLong(epochSecond);
    DateHeader dates = new DateHeader(clock::get);
    assertThat(dates.now()).hasToString(date).isSameAs(dates.now());
    clock.incrementAndGet();
    assertThat(dates.now().toString()).isNotEqualTo(date);
  }
}
