package io.faasduet.models.network;

import java.nio.file.Path;
import java.util.List;

/** A file of weights cannot be used for a network. The message is one line and names the file. */
public final class WeightsFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  public WeightsFileException(String message, List<String> faults) {
    super(message);
    this.faults = List.copyOf(faults);
  }

  /** A file that can be read, but holds the weights of something else. */
  public static WeightsFileException ofAnother(Path file, List<String> faults) {
    return new WeightsFileException(
        file + " does not hold this network's weights; nothing was written", faults);
  }

  public WeightsFileException(String message, Throwable cause) {
    super(message, cause);
    this.faults = List.of();
  }

  /** What is missing, extra or misshapen, a line each; empty if it was not read that far. */
  public List<String> faults() {
    return faults == null ? List.of() : faults;
  }
}
