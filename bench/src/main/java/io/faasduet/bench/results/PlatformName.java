package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A kind of platform, as results name it. Platforms that this version does not know are values as
 * well.
 *
 * @param label the name in files
 */
public record PlatformName(@JsonValue String label) {
  /** AWS Lambda, or the local service that speaks its API. */
  public static final PlatformName LAMBDA = new PlatformName("lambda");

  /** One server, without a platform around it. */
  public static final PlatformName SERVER = new PlatformName("server");

  /** A Knative revision. */
  public static final PlatformName KNATIVE = new PlatformName("knative");

  /** Servers that are always there and scale on processor time. */
  public static final PlatformName FLEET = new PlatformName("fleet");

  /** A process without limits, for a look at the function alone. */
  public static final PlatformName PROCESS = new PlatformName("in-process");

  /** A model of a platform in virtual time. */
  public static final PlatformName SIMULATED = new PlatformName("simulated");

  @JsonCreator
  public PlatformName {
    requireNonNull(label, "label");
  }

  /** Whether reports of this version know it. */
  public boolean known() {
    return equals(LAMBDA)
        || equals(SERVER)
        || equals(KNATIVE)
        || equals(FLEET)
        || equals(PROCESS)
        || equals(SIMULATED);
  }

  @Override
  public String toString() {
    return label;
  }
}
