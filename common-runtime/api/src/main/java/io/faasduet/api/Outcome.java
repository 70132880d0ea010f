package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The result of one request of a batch: its answer or its failure. */
public sealed interface Outcome<T> {

  /** It was answered. */
  record Success<T>(T value) implements Outcome<T> {
    public Success {
      requireNonNull(value, "value");
    }
  }

  /** It failed, and the others did not. */
  record Failed<T>(FunctionException failure) implements Outcome<T> {
    public Failed {
      requireNonNull(failure, "failure");
    }
  }

  /** The same outcomes, those that succeeded with another value. */
  static <T, R> List<Outcome<R>> map(List<Outcome<T>> outcomes, Function<T, R> value) {
    return outcomes.stream()
        .<Outcome<R>>map(
            outcome ->
                outcome instanceof Outcome.Success<T> success
                    ? new Outcome.Success<>(value.apply(success.value()))
                    : new Outcome.Failed<>(((Outcome.Failed<T>) outcome).failure()))
        .toList();
  }

  /**
   * Prepares requests one by one, and answers those together that could be prepared.
   *
   * @param prepare may throw a {@link FunctionException}, which is then that request's outcome
   * @param answer as many outcomes as it is given, in their order; not asked if there is nothing
   */
  static <I, P, O> List<Outcome<O>> each(
      List<I> requests, BatchStep<I, P> prepare, BatchStep<List<P>, List<Outcome<O>>> answer)
      throws Exception {
    List<Optional<FunctionException>> faults = new ArrayList<>();
    List<P> prepared = new ArrayList<>();
    for (I request : requests) {
      try {
        prepared.add(prepare.apply(request));
        faults.add(Optional.empty());
      } catch (FunctionException e) {
        faults.add(Optional.of(e));
      }
    }
    Iterator<Outcome<O>> answers =
        prepared.isEmpty() ? Collections.emptyIterator() : answer.apply(prepared).iterator();
    return faults.stream()
        .map(fault -> fault.<Outcome<O>>map(Outcome.Failed::new).orElseGet(answers::next))
        .toList();
  }

  /** Answers requests one by one; those that throw a {@link FunctionException} have failed. */
  static <I, O> List<Outcome<O>> oneByOne(List<I> requests, BatchStep<I, O> answer)
      throws Exception {
    return each(
        requests,
        answer,
        answers -> answers.stream().<Outcome<O>>map(Outcome.Success::new).toList());
  }
}
