package io.faasduet.models.network;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** A file of weights cannot be used for a network. The message is one line and names the file. */
public final class WeightsFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;
  private final transient OptionalInt classes;

  public WeightsFileException(String message, List<String> faults) {
    this(message, faults, OptionalInt.empty());
  }

  private WeightsFileException(String message, List<String> faults, OptionalInt classes) {
    super(message);
    this.faults = List.copyOf(faults);
    this.classes = classes;
  }

  public WeightsFileException(String message, Throwable cause) {
    super(message, cause);
    this.faults = List.of();
    this.classes = OptionalInt.empty();
  }

  /**
   * A file that can be read, but holds the weights of something else.
   *
   * @param classes how many classes its last layer has, if it has been found
   */
  static WeightsFileException ofAnother(Path file, List<String> faults, OptionalInt classes) {
    return new WeightsFileException(
        file + " does not hold this network's weights; nothing was written", faults, classes);
  }

  /** What is missing, extra or misshapen, a line each; empty if it was not read that far. */
  public List<String> faults() {
    return faults == null ? List.of() : faults;
  }

  /** How many classes the file's last layer has, if it has been found. */
  public OptionalInt classes() {
    return classes == null ? OptionalInt.empty() : classes;
  }
}
