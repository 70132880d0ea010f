package io.faasduet.bench.platform;

import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.FleetOptions;
import io.faasduet.localcloud.serving.KnativeOptions;
import io.faasduet.localcloud.serving.LocalFleet;
import io.faasduet.localcloud.serving.LocalKnative;
import io.faasduet.localcloud.startup.StartTimes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Targets that are played on this machine: each packaged function as a real process, on the local
 * cloud, within the same limits. Not thread-safe.
 */
public final class LocalTargets implements AutoCloseable {
  /** So much memory entitles a Lambda function to one vCPU; servers are given the same. */
  private static final int DEFAULT_MEGABYTES = ProcessLimits.MEGABYTES_PER_CPU;

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration READY_LIMIT = Duration.ofMinutes(1);

  private final Map<String, String> settings;
  private final int megabytes;
  private final String suffix;
  private final Duration timeout;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Optional<LocalLambda> lambda = Optional.empty();

  private LocalTargets(
      Map<String, String> settings, int megabytes, String suffix, Duration timeout) {
    this.settings = Map.copyOf(settings);
    this.megabytes = megabytes;
    this.suffix = suffix;
    this.timeout = timeout;
  }

  /**
   * Targets whose processes have the given environment variables, such as {@code DUET_MODEL}, and
   * the memory of one vCPU.
   */
  public static LocalTargets of(Map<String, String> settings) {
    return of(settings, DEFAULT_MEGABYTES, TIMEOUT);
  }

  /** As above, with another memory size and a limit to the time of each request. */
  public static LocalTargets of(Map<String, String> settings, int megabytes, Duration timeout) {
    return new LocalTargets(settings, megabytes, "", timeout);
  }

  /** As above, for one memory size of several: the targets' names tell it, in megabytes. */
  public static LocalTargets ofSeveral(
      Map<String, String> settings, int megabytes, Duration timeout) {
    return new LocalTargets(settings, megabytes, " " + megabytes + " MB", timeout);
  }

  /** What every process of every target may use, and what holds it to that; for the results. */
  public static List<Run.Setting> limits() {
    return limits(List.of(DEFAULT_MEGABYTES));
  }

  /** As above, with those memory sizes, in MiB. */
  public static List<Run.Setting> limits(List<Integer> megabytes) {
    return List.of(
        new Run.Setting(
            "limits of each process",
            megabytes.stream()
                .map(size -> ProcessLimits.ofLambda(size).toString())
                .collect(Collectors.joining("; "))),
        new Run.Setting("isolation", ChildProcesses.isolation().label()));
  }

  /** The function's server directory, called over HTTP/1.1. */
  public Target http(FunctionArtefact function) {
    return new HttpTarget(description("http", "server"), server(function), timeout);
  }

  /** The function's server directory, called over gRPC. */
  public Target grpc(FunctionArtefact function) {
    return new GrpcTarget(description("grpc", "server"), server(function), timeout);
  }

  /**
   * The function's Lambda zip, called through the AWS SDK.
   *
   * @throws IllegalStateException if AWS's runtime client does not run on this machine
   */
  public Target lambda(FunctionArtefact function) {
    if (lambda.isEmpty()) {
      lambda = Optional.of(LocalLambda.start());
    }
    LocalLambda service = lambda.get();
    deploy(service, function);
    return new LambdaTarget(
        description("lambda", "lambda"),
        LambdaClients.local(service.endpoint(), timeout),
        function.name(),
        new LocalEnvironments(service, function.name()));
  }

  private void deploy(LocalLambda service, FunctionArtefact function) {
    service.deploy(
        new LambdaConfiguration(
            function.name(),
            function.lambdaZip(),
            function.handlerClass(),
            megabytes,
            Duration.ofSeconds(Math.max(1, timeout.toSeconds())),
            settings));
  }

  /** As {@link #http}, for many requests at once: to one process, which is started now. */
  public LoadTarget httpLoad(FunctionArtefact function) {
    return new HttpLoadTarget(
        description("http", "server"), ResponseContract.DUET_FUNCTION, started(function), timeout);
  }

  /** As {@link #grpc}, for many requests at once: to one process, which is started now. */
  public LoadTarget grpcLoad(FunctionArtefact function) {
    return GrpcLoadTarget.invoking(
        description("grpc", "server"), ResponseContract.DUET_FUNCTION, started(function), timeout);
  }

  /**
   * As {@link #lambda}, for many requests at once, on a service of its own.
   *
   * @param concurrency the most environments
   */
  public LoadTarget lambdaLoad(FunctionArtefact function, int concurrency) {
    LocalLambda service =
        LocalLambda.start(LambdaOptions.of(Map.of()).withConcurrency(concurrency));
    opened.add(service);
    deploy(service, function);
    return LambdaLoadTarget.local(
        description("lambda", "lambda"),
        ResponseContract.DUET_FUNCTION,
        function.name(),
        service.endpoint(),
        timeout);
  }

  /** A revision of the function on Knative, asked over HTTP/1.1 and many requests at once. */
  public LoadTarget knativeLoad(FunctionArtefact function, KnativeOptions options) {
    return new HttpLoadTarget(
        description("knative", "knative"),
        ResponseContract.DUET_FUNCTION,
        knativeOf(function, options).endpoint(),
        timeout);
  }

  /** A fleet of the function, asked over HTTP/1.1 and many requests at once, once it is there. */
  public LoadTarget fleetLoad(FunctionArtefact function, FleetOptions options) {
    return new HttpLoadTarget(
        description("fleet", "fleet"),
        ResponseContract.DUET_FUNCTION,
        fleetOf(function, options).endpoint(),
        timeout);
  }

  /**
   * As {@link #knativeLoad}, one request after the other. A cold start is what its client sees:
   * from sending a request to a revision without instances until the answer.
   */
  public Target knative(FunctionArtefact function, KnativeOptions options) {
    return new HttpTarget(
        description("knative", "knative"),
        () -> new StartedPlatform(LocalKnative.start(function, settings, options, change -> {})),
        timeout);
  }

  /** As {@link #fleetLoad}, one request after the other; it has no cold starts. */
  public Target fleet(FunctionArtefact function, FleetOptions options) {
    return new HttpTarget(
        description("fleet", "fleet"), new LazyFleet(() -> fleetOf(function, options)), timeout);
  }

  private LocalKnative knativeOf(FunctionArtefact function, KnativeOptions options) {
    LocalKnative knative = LocalKnative.start(function, settings, options, change -> {});
    opened.add(knative);
    return knative;
  }

  private LocalFleet fleetOf(FunctionArtefact function, FleetOptions options) {
    LocalFleet fleet = LocalFleet.start(function, settings, options, change -> {});
    opened.add(fleet);
    try {
      fleet.awaitReady(READY_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return fleet;
  }

  private URI started(FunctionArtefact function) {
    ServerStarter.RunningServer server = server(function).start();
    opened.add(server);
    return server.address();
  }

  private ServerStarter server(FunctionArtefact function) {
    return LocalServer.starter(function, settings, ProcessLimits.ofLambda(megabytes));
  }

  private Run.Target description(String name, String platform) {
    return new Run.Target(name + suffix, platform, Run.Target.LOCAL, Optional.of(megabytes));
  }

  /** Ends what is behind the targets; these are closed on their own, before it. */
  @Override
  public void close() {
    lambda.ifPresent(LocalLambda::close);
    for (AutoCloseable closeable : opened) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
      }
    }
    opened.clear();
  }

  /** A revision that was started for one target. */
  private record StartedPlatform(LocalKnative knative) implements ServerStarter.RunningServer {
    @Override
    public URI address() {
      return knative.endpoint();
    }

    @Override
    public Optional<StartTimes> startSteps() {
      return Optional.empty();
    }

    @Override
    public OptionalLong residentBytes() {
      return OptionalLong.empty();
    }

    @Override
    public void close() {
      knative.close();
    }
  }

  /** A fleet that is started when it is first asked, and goes on until all is closed. */
  private static final class LazyFleet implements ServerStarter {
    private final Supplier<LocalFleet> starter;
    private Optional<RunningServer> running = Optional.empty();

    private LazyFleet(Supplier<LocalFleet> starter) {
      this.starter = starter;
    }

    @Override
    public RunningServer start() {
      if (running.isEmpty()) {
        running = Optional.of(new RemoteServer(starter.get().endpoint()));
      }
      return running.get();
    }

    @Override
    public boolean startsProcesses() {
      return false;
    }
  }

  private record LocalEnvironments(LocalLambda service, String function)
      implements EnvironmentRecycler {
    @Override
    public void recycle() {
      service.recycle(function);
    }

    @Override
    public Optional<StartTimes> lastStart() {
      return service.lastStart(function);
    }
  }
}
