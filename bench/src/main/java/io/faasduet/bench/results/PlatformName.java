package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

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

  /** Lambda, fed from a queue, with its model and its answers in S3. */
  public static final PlatformName SQS_LAMBDA_S3 = new PlatformName("sqs-lambda-s3");

  /** Lambda, fed from a queue, with its answers in another queue. */
  public static final PlatformName SQS_LAMBDA = new PlatformName("sqs-lambda");

  /** A server that polls a queue, with its answers in another queue. */
  public static final PlatformName SQS_SERVER = new PlatformName("sqs-server");

  /** A server on a ZeroMQ socket. */
  public static final PlatformName ZEROMQ_SERVER = new PlatformName("zeromq-server");

  private static final Set<PlatformName> OF_REQUESTS =
      Set.of(LAMBDA, SERVER, KNATIVE, FLEET, PROCESS, SIMULATED);

  private static final Set<PlatformName> OF_MESSAGES =
      Set.of(SQS_LAMBDA_S3, SQS_LAMBDA, SQS_SERVER, ZEROMQ_SERVER);

  @JsonCreator
  public PlatformName {
    requireNonNull(label, "label");
  }

  /** Whether reports of this version know it. */
  public boolean known() {
    return OF_REQUESTS.contains(this) || takesMessages();
  }

  /**
   * Whether an invocation there is a batch of messages, whose services have prices of their own.
   */
  public boolean takesMessages() {
    return OF_MESSAGES.contains(this);
  }

  @Override
  public String toString() {
    return label;
  }
}
