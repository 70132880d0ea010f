package io.faasduet.localcloud.lambda;

import io.faasduet.api.Settings;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.lambda.execution.InitCpu;
import io.faasduet.localcloud.lambda.execution.LogListener;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.process.JavaInstallation;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of a local Lambda service.
 *
 * @param listen where it listens, and by which names it is addressed; its HTTP endpoints too
 * @param port 0 for any free port
 * @param concurrency how many environments all functions together may have, as AWS limits an
 *     account
 * @param idleLimit how long an environment waits for another invocation before it is ended
 * @param initCpu how much processor time INIT has
 * @param logs takes the log of each invocation
 * @param java what functions run on that are deployed without naming a runtime
 * @param settings where other services are found, in the variables that the AWS SDKs share: {@code
 *     AWS_ENDPOINT_URL}, {@code AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL_SQS}, {@code
 *     AWS_ACCESS_KEY_ID} and so on; {@code DUET_CACHE} is where packages are unpacked
 */
public record LambdaOptions(
    ListenAddress listen,
    int port,
    int concurrency,
    Duration idleLimit,
    InitCpu initCpu,
    LogListener logs,
    JavaInstallation java,
    Map<String, String> settings) {
  /** How many environments there may be, unless told otherwise. */
  public static final int DEFAULT_CONCURRENCY = 32;

  /** How long an environment waits, unless told otherwise; AWS does not say how long its do. */
  public static final Duration DEFAULT_IDLE_LIMIT = Duration.ofMinutes(10);

  private static final Set<String> CREDENTIALS =
      Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  public LambdaOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1, not " + concurrency);
    }
    if (idleLimit.isNegative() || idleLimit.isZero()) {
      throw new IllegalArgumentException("idle limit must be positive, not " + idleLimit);
    }
    settings = Map.copyOf(settings);
  }

  /** Any free port of the loopback interface and the defaults, with the given settings. */
  public static LambdaOptions of(Map<String, String> settings) {
    return new LambdaOptions(
        ListenAddress.LOOPBACK,
        0,
        DEFAULT_CONCURRENCY,
        DEFAULT_IDLE_LIMIT,
        InitCpu.AS_AWS,
        LogListener.SILENT,
        JavaInstallation.current(),
        settings);
  }

  /**
   * The region of functions that are deployed without saying where: {@code AWS_REGION}, else {@code
   * AWS_DEFAULT_REGION}, else {@code us-east-1}.
   */
  public String region() {
    Settings given = Settings.of(settings);
    return given
        .text("AWS_REGION")
        .or(() -> given.text("AWS_DEFAULT_REGION"))
        .orElse(LambdaConfiguration.DEFAULT_REGION);
  }

  /** Those of the settings that functions made through the API have as their role's. */
  Map<String, String> credentials() {
    return settings.entrySet().stream()
        .filter(setting -> CREDENTIALS.contains(setting.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The same on another address. */
  public LambdaOptions withListen(ListenAddress other) {
    return new LambdaOptions(other, port, concurrency, idleLimit, initCpu, logs, java, settings);
  }

  /** The same on another port. */
  public LambdaOptions withPort(int other) {
    return new LambdaOptions(listen, other, concurrency, idleLimit, initCpu, logs, java, settings);
  }

  /** The same with another limit to the number of environments. */
  public LambdaOptions withConcurrency(int other) {
    return new LambdaOptions(listen, port, other, idleLimit, initCpu, logs, java, settings);
  }

  /** The same with environments that wait for longer or shorter. */
  public LambdaOptions withIdleLimit(Duration other) {
    return new LambdaOptions(listen, port, concurrency, other, initCpu, logs, java, settings);
  }

  /** The same with another processor time of INIT. */
  public LambdaOptions withInitCpu(InitCpu other) {
    return new LambdaOptions(listen, port, concurrency, idleLimit, other, logs, java, settings);
  }

  /** The same with a listener to the logs of invocations. */
  public LambdaOptions withLogs(LogListener other) {
    return new LambdaOptions(listen, port, concurrency, idleLimit, initCpu, other, java, settings);
  }

  /** The same with functions on another Java, unless they name a runtime. */
  public LambdaOptions withJava(JavaInstallation other) {
    return new LambdaOptions(listen, port, concurrency, idleLimit, initCpu, logs, other, settings);
  }

  /** Without the settings, which may hold secrets. */
  @Override
  public String toString() {
    return "LambdaOptions[%s, port %d, concurrency %d, idle limit %s, %d settings]"
        .formatted(listen.address(), port, concurrency, idleLimit, settings.size());
  }
}
