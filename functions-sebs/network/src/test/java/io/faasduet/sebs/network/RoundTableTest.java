package io.faasduet.sebs.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTableTest {
  private static final String RIGHT = RoundTable.HEADER + "\n1,10.000001,10.000002\n2,11.0,11.5\n";

  @Test
  void timesAreSecondsSince1970() {
    assertThat(RoundTable.seconds(Instant.ofEpochSecond(12, 3_456_000))).isEqualTo("12.003456");
  }

  @Test
  void aWholeTableIsRight() {
    assertThat(RoundTable.fault(RIGHT, 2)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "client_rcv, other, begins with",
    "11.5, 10.5, has the round 2",
    "'2,', '', has the round 11.0",
    "'2,11.0,11.5', '', has 1 rounds of 2"
  })
  void whatIsWrongIsNamed(String text, String other, String fault) {
    assertThat(RoundTable.fault(RIGHT.replace(text, other), 2))
        .hasValueSatisfying(found -> assertThat(found).contains(fault));
  }
}
