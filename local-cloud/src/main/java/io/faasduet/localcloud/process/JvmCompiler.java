package io.faasduet.localcloud.process;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which of its compilers a function's JVM uses. */
public enum JvmCompiler {
  /** Those that the artefact's options name; of Duet's own artefacts C1. */
  DEFAULT("default", List.of()),

  /** C1 alone, which is done soon. */
  C1("c1", List.of("-XX:TieredStopAtLevel=1")),

  /** All tiers, C2 included, which makes faster code later; from the profiles of an AOT cache. */
  ALL(
      "all",
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:+AOTReplayTraining",
          "-XX:TieredStopAtLevel=4"));

  private final String label;
  private final List<String> flags;

  JvmCompiler(String label, List<String> flags) {
    this.label = label;
    this.flags = flags;
  }

  /** The name on command lines, in plans and in results. */
  public String label() {
    return label;
  }

  /** What tells a JVM, after the artefact's options. */
  List<String> flags() {
    return flags;
  }

  /**
   * The one of that label.
   *
   * @throws IllegalArgumentException if there is none; the message names them all
   */
  public static JvmCompiler of(String label) {
    return Arrays.stream(values())
        .filter(compiler -> compiler.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no compiler '%s': there are %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(JvmCompiler::label)
                                .collect(Collectors.joining(", ")))));
  }
}
