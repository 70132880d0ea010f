package io.faasduet.bench.results;

import org.jspecify.annotations.Nullable;

/** A results directory that cannot be written or read. The message is one sentence for the user. */
public final class ResultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and with which file. */
  public ResultsException(String message) {
    this(message, null);
  }

  /** What is wrong, with which file, and what showed it. */
  public ResultsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
