package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManyRequestsTest {
  record Question(int number) {}

  record Answer(int doubled) {}

  /** Doubles small numbers, and remembers how many it was given at once. */
  private static class Doubling implements ServerlessFunction<Question, Answer> {
    final List<Integer> sizes = new ArrayList<>();

    @Override
    public Answer apply(Question request, Invocation invocation) {
      sizes.add(1);
      if (request.number() > 9) {
        throw new InvalidRequestException("too large");
      }
      return new Answer(2 * request.number());
    }
  }

  private static final class Together extends Doubling implements BatchFunction<Question, Answer> {
    @Override
    public List<Outcome<Answer>> applyAll(List<Question> requests, Invocation invocation) {
      sizes.add(requests.size());
      return requests.stream()
          .<Outcome<Answer>>map(
              request ->
                  request.number() > 9
                      ? new Outcome.Failed<>(new InvalidRequestException("too large"))
                      : new Outcome.Success<>(new Answer(2 * request.number())))
          .toList();
    }
  }

  @Test
  void areGivenTogetherToAFunctionThatCanAnswerThemSo() {
    Together function = new Together();
    try (FunctionHost<Question, Answer> host = host(environment -> function)) {
      assertThat(host.batches()).isTrue();
      assertThat(doubled(host)).containsExactly("2", "InvalidRequest", "InvalidRequest", "8");
      assertThat(function.sizes).containsExactly(3);
    }
  }

  @Test
  void areGivenOneByOneToAnyOther() {
    Doubling function = new Doubling();
    try (FunctionHost<Question, Answer> host = host(environment -> function)) {
      assertThat(host.batches()).isFalse();
      assertThat(doubled(host)).containsExactly("2", "InvalidRequest", "InvalidRequest", "8");
      assertThat(function.sizes).containsExactly(1, 1, 1);
    }
  }

  @Test
  void areAFaultOfTheFunctionIfOutcomesAreMissing() {
    BatchFunction<Question, Answer> none =
        new BatchFunction<>() {
          @Override
          public Answer apply(Question request, Invocation invocation) {
            return new Answer(0);
          }

          @Override
          public List<Outcome<Answer>> applyAll(List<Question> requests, Invocation invocation) {
            return List.of();
          }
        };
    try (FunctionHost<Question, Answer> host = host(environment -> none)) {
      assertThatThrownBy(() -> doubled(host))
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.INTERNAL));
    }
  }

  private static List<String> doubled(FunctionHost<Question, Answer> host) {
    List<byte[]> requests =
        Stream.of("{\"number\":1}", "not JSON", "{\"number\":10}", "{\"number\":4}")
            .map(json -> json.getBytes(UTF_8))
            .toList();
    Invocation invocation = host.begin(Optional.empty(), Optional.empty());
    return host.invokeAll(requests, invocation).stream()
        .map(
            outcome ->
                outcome instanceof Outcome.Success<Answer> success
                    ? "" + success.value().doubled()
                    : ((Outcome.Failed<Answer>) outcome).failure().failure().errorType())
        .toList();
  }

  private static FunctionHost<Question, Answer> host(
      Function<InitContext, ServerlessFunction<Question, Answer>> constructor) {
    return FunctionHost.start(
        FunctionSpec.of("doubling", Question.class, Answer.class, constructor),
        InitContext.of(Settings.of(Map.of())));
  }
}
