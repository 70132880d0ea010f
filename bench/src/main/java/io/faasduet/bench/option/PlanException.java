package io.faasduet.bench.option;

import org.jspecify.annotations.Nullable;

/** A plan that cannot be read or carried out. The message is one sentence for the user. */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and where. */
  public PlanException(String message) {
    this(message, null);
  }

  /** What is wrong, where, and what showed it. */
  public PlanException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
