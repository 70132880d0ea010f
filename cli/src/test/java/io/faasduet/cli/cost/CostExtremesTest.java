package io.faasduet.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every number that a calculation takes, very small and very large: it is refused, or calculated.
 */
class CostExtremesTest {
  private static final List<String> VALUES =
      List.of("1e-320", "1e-12", "1e12", "1e15", "1e18", "1e308", "NaN", "Infinity", "-Infinity");

  @ParameterizedTest
  @CsvSource({
    "training, --lambda-minutes --server-minutes --disk-gb --disk-gb-month-usd",
    "serving, --rate --per-instance --requests-per-message",
    "election, --polls-per-second --writes-per-second --units-per-poll --read-million-usd"
        + " --round-seconds --lifetime-minutes"
  })
  void eachSumIsANumberOrNone(String study, String options) {
    for (String value : VALUES) {
      List<List<String>> entered = new ArrayList<>();
      List<String> all = new ArrayList<>(List.of("cost", study));
      for (String option : options.split(" ")) {
        entered.add(List.of("cost", study, option, value));
        all.addAll(List.of(option, value));
      }
      entered.add(all);
      for (List<String> words : entered) {
        Entered cost = Entered.duet(words.toArray(String[]::new));
        if (cost.code() == 2) {
          assertThat(cost.err()).as(words.toString()).startsWith("duet: ").hasLineCount(2);
          assertThat(cost.out()).isEmpty();
        } else {
          assertThat(cost.code()).as(words + cost.err()).isZero();
          assertThat(cost.out()).as(words.toString()).doesNotContain("NaN", "Infinity");
        }
      }
    }
  }
}
