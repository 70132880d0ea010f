package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each benchmark of the suite as packaged: with its input, on one platform after the other. */
class SuiteBenchmarksIT {
  private static final List<Transport> TRANSPORTS =
      List.of(Transport.lambda, Transport.http, Transport.grpc);

  static Stream<Arguments> benchmarks() {
    List<String> names =
        Catalogue.ofThisDirectory().functions().stream()
            .filter(function -> function.descriptor().generator().isPresent())
            .filter(function -> function.descriptor().benchmark().orElseThrow().id().isPresent())
            .map(PackagedFunction::name)
            .sorted()
            .toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(15);
    return names.stream()
        .map(name -> Arguments.of(name, TRANSPORTS.get(names.indexOf(name) % TRANSPORTS.size())));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void itsAnswerToItsInputIsRight(String function, Transport via) {
    Entered answer = Entered.duet("invoke", function, "--via", via.name());
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("\"result\":");
    assertThat(answer.err()).startsWith(function + " via " + via).doesNotContain("wrong");
  }
}
