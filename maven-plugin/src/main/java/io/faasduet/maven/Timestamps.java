package io.faasduet.maven;

import java.time.OffsetDateTime;

/** The one time that all files of reproducible artefacts have. */
final class Timestamps {
  private static final OffsetDateTime DEFAULT = OffsetDateTime.parse("1980-02-01T00:00:00Z");

  private Timestamps() {}

  /** The value of {@code project.build.outputTimestamp}; another where a project has none. */
  static OffsetDateTime of(String outputTimestamp) {
    return outputTimestamp == null || outputTimestamp.startsWith("$")
        ? DEFAULT
        : OffsetDateTime.parse(outputTimestamp);
  }
}
