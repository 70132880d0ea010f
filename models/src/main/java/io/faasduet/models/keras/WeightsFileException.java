package io.faasduet.models.keras;

import java.util.List;

/** A file of weights cannot be used for a network. The message is one line and names the file. */
public final class WeightsFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  WeightsFileException(String message, List<String> faults) {
    super(message);
    this.faults = List.copyOf(faults);
  }

  WeightsFileException(String message, Throwable cause) {
    super(message, cause);
    this.faults = List.of();
  }

  /** What is missing, extra or misshapen, a line each; empty if it was not read that far. */
  public List<String> faults() {
    return faults == null ? List.of() : faults;
  }
}
