package io.faasduet.studies.messages;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Invocation;
import io.faasduet.runtime.ExecutionEnvironment;

/**
 * The instance behind an answer.
 *
 * @param instance the id that it drew when it started
 * @param cold whether this was its first invocation
 */
public record ServedBy(String instance, boolean cold) {
  public ServedBy {
    requireNonNull(instance, "instance");
  }

  /** This process, in an invocation. */
  public static ServedBy of(Invocation invocation) {
    return new ServedBy(ExecutionEnvironment.instanceId(), invocation.cold());
  }
}
