package io.faasduet.sebs.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MersenneTwisterTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.8444218515250481, 0.4804125346981437",
    "1, 0.13436424411240122, 0.7062615472551386",
    "42, 0.6394267984578837, 0.8554501933059546",
    "-42, 0.6394267984578837, 0.8554501933059546",
    "2147483648, 0.3387958510019964, 0.2903215878647235",
    "4294967296, 0.11299430095636409, 0.04156870367167198",
    "1099511627781, 0.5043802970418443, 0.8339863868477599",
    "9223372036854775807, 0.3166448820870279, 0.17919584474876615",
    "-9223372036854775808, 0.5534639983914199, 0.41421308483187"
  })
  void drawsWhatPythonDrawsFromTheSameSeed(long seed, double first, double thousandth) {
    MersenneTwister random = new MersenneTwister(seed);

    assertThat(random.nextDouble()).isEqualTo(first);
    for (int draw = 2; draw < 1000; draw++) {
      random.nextDouble();
    }
    assertThat(random.nextDouble()).isEqualTo(thousandth);
  }
}
