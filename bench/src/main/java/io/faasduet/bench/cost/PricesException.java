package io.faasduet.bench.cost;

import org.jspecify.annotations.Nullable;

/** A price table that cannot be used. The message is one sentence for the user. */
public final class PricesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and with which table. */
  public PricesException(String message) {
    this(message, null);
  }

  /** What is wrong, with which table, and what showed it. */
  public PricesException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
