package io.faasduet.bench.results;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A phase that a function times itself; {@link #TOTAL} spans all but {@link #INIT}. */
public enum Phase {
  /** The function's constructor; only the first request of a process has it. */
  INIT,
  /** JSON to request. */
  DECODE,
  /** Reading objects from the store. */
  FETCH,
  /** Image to tensor. */
  PREPROCESS,
  /** The model's forward pass. */
  INFERENCE,
  /** Making text or an image. */
  RENDER,
  /** Writing objects to the store. */
  STORE,
  /** From the request's bytes to the response's bytes, inside the function's process. */
  TOTAL;

  private static final Map<String, Phase> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(Phase::label, Function.identity()));

  /** The name on the wire and in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The phase of that label; empty for a phase that a function has made up. */
  public static Optional<Phase> of(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }
}
