package io.faasduet.localcloud.lambda;

import java.time.Duration;
import java.util.Map;

/**
 * How a local Lambda service is run.
 *
 * @param port where it listens on the loopback interface; 0 for any free port
 * @param concurrency how many environments all functions together may have, as AWS limits an
 *     account
 * @param idleLimit how long an environment waits for another invocation before it is ended
 * @param settings where other services are found, in the variables that the AWS SDKs share: {@code
 *     AWS_ENDPOINT_URL}, {@code AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL_SQS}, {@code
 *     AWS_ACCESS_KEY_ID} and so on; {@code DUET_CACHE} is where packages are unpacked
 */
public record LambdaOptions(
    int port, int concurrency, Duration idleLimit, Map<String, String> settings) {
  /** How many environments there may be, unless told otherwise. */
  public static final int DEFAULT_CONCURRENCY = 32;

  /** How long an environment waits, unless told otherwise; AWS does not say how long its do. */
  public static final Duration DEFAULT_IDLE_LIMIT = Duration.ofMinutes(10);

  public LambdaOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency is at least 1, not " + concurrency);
    }
    if (idleLimit.isNegative() || idleLimit.isZero()) {
      throw new IllegalArgumentException("an environment waits for some time, not " + idleLimit);
    }
    settings = Map.copyOf(settings);
  }

  /** Any free port and the defaults, with the given settings. */
  public static LambdaOptions of(Map<String, String> settings) {
    return new LambdaOptions(0, DEFAULT_CONCURRENCY, DEFAULT_IDLE_LIMIT, settings);
  }

  /** The same on another port. */
  public LambdaOptions withPort(int other) {
    return new LambdaOptions(other, concurrency, idleLimit, settings);
  }

  /** The same with another limit to the number of environments. */
  public LambdaOptions withConcurrency(int other) {
    return new LambdaOptions(port, other, idleLimit, settings);
  }

  /** The same with environments that wait for longer or shorter. */
  public LambdaOptions withIdleLimit(Duration other) {
    return new LambdaOptions(port, concurrency, other, settings);
  }
}
