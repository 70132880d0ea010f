package io.faasduet.localcloud.lambda;

import io.faasduet.api.Settings;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.http.LocalHttpServer;
import io.faasduet.localcloud.lambda.api.AliasOperations;
import io.faasduet.localcloud.lambda.api.CodeUpload;
import io.faasduet.localcloud.lambda.api.ConcurrencyOperations;
import io.faasduet.localcloud.lambda.api.EventInvokeOperations;
import io.faasduet.localcloud.lambda.api.EventSourceOperations;
import io.faasduet.localcloud.lambda.api.FunctionCode;
import io.faasduet.localcloud.lambda.api.FunctionOperations;
import io.faasduet.localcloud.lambda.api.FunctionUrlOperations;
import io.faasduet.localcloud.lambda.api.InvokeOperation;
import io.faasduet.localcloud.lambda.api.LambdaApi;
import io.faasduet.localcloud.lambda.api.VersionOperations;
import io.faasduet.localcloud.lambda.events.AsyncInvocations;
import io.faasduet.localcloud.lambda.events.Destinations;
import io.faasduet.localcloud.lambda.events.EventSourceMappings;
import io.faasduet.localcloud.lambda.events.SqsQueues;
import io.faasduet.localcloud.lambda.execution.AccountConcurrency;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.ExecutionEnvironmentPool;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.JavaRuntimes;
import io.faasduet.localcloud.lambda.execution.RuntimeClientArchive;
import io.faasduet.localcloud.lambda.execution.SnapStart;
import io.faasduet.localcloud.lambda.function.BootstrapProgram;
import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.FunctionDetails;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.lambda.http.FunctionUrls;
import io.faasduet.localcloud.lambda.http.HttpEndpoint;
import io.faasduet.localcloud.lambda.http.HttpFrontEnd;
import io.faasduet.localcloud.process.DaemonThreads;
import io.faasduet.localcloud.process.JavaInstallation;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RepeatedStep;
import io.faasduet.localcloud.process.limits.Isolation;
import io.faasduet.localcloud.startup.PackagedArchive;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The AWS Lambda service on this machine: its API, over functions whose zips run as real processes
 * under AWS's own Java runtime client. The AWS SDK and the AWS CLI are its clients; they need its
 * {@link #endpoint()}, any region and any credentials. Thread-safe.
 *
 * <p>An environment serves one request at a time and is stopped in between. A request that finds
 * none idle starts another and is cold; past the limit it is refused with {@code
 * TooManyRequestsException}. Each has the memory that its function is given and processor time in
 * proportion, kept to it as {@link #isolation()} says. Linux only, because AWS's client is.
 */
public final class LocalLambda implements AutoCloseable {
  private final LambdaServiceContext context;
  private final ListenAddress listen;
  private final String region;
  private final RuntimeClient client;
  private final ExecutorService threads = DaemonThreads.pool("local-lambda-work");
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("local-lambda-clock"));
  private final FunctionRegistry functions;
  private final SqsQueues queues;
  private final EventSourceMappings sources;
  private final FunctionUrls urls;
  private final List<HttpEndpoint> endpoints = new CopyOnWriteArrayList<>();
  private final LocalHttpServer server;

  private LocalLambda(LambdaOptions options, LambdaServiceContext context) {
    this.context = context;
    this.client =
        RuntimeClientArchive.addTo(
            RuntimeClient.installed(context.cache()).on(options.java()), context.cache());
    Settings settings = Settings.of(options.settings());
    AccountConcurrency account = new AccountConcurrency(options.concurrency());
    SnapStart snapStart = new SnapStart(context.snapshots(), threads);
    this.functions =
        new FunctionRegistry(
            account, context.limiter(), options.initCpu(), threads, options.logs(), snapStart);
    this.queues = new SqsQueues(settings);
    this.listen = options.listen();
    this.region = options.region();
    this.urls = new FunctionUrls(functions, listen);
    this.sources = new EventSourceMappings(functions, queues, threads);
    CodeUpload upload = new CodeUpload(settings, context.codeStorageBytes());
    JavaRuntimes runtimes =
        new JavaRuntimes(client, context.cache(), JavaInstallation.found(settings));
    FunctionCode code = new FunctionCode(upload, runtimes, context.cache());
    LambdaApi api = new LambdaApi();
    new FunctionOperations(functions, code, account, snapStart, region, options.credentials())
        .addTo(api);
    new VersionOperations(functions).addTo(api);
    new AliasOperations(functions).addTo(api);
    new ConcurrencyOperations(functions, account).addTo(api);
    new EventInvokeOperations(functions).addTo(api);
    new EventSourceOperations(sources, functions, queues).addTo(api);
    new FunctionUrlOperations(urls, functions).addTo(api);
    new InvokeOperation(functions, events()).addTo(api);
    long every = Math.max(1, options.idleLimit().toMillis() / 4);
    clock.scheduleWithFixedDelay(
        new RepeatedStep(() -> functions.evict(options.idleLimit())),
        every,
        every,
        TimeUnit.MILLISECONDS);
    this.server =
        new LocalHttpServer(
            "local-lambda", listen, options.port(), CodeUpload.MAX_REQUEST_BYTES, api::handle);
  }

  /**
   * Starts the service without functions, with the settings of this process's environment.
   *
   * @throws IllegalStateException if AWS's runtime client does not run on this machine
   */
  public static LocalLambda start() {
    return start(LambdaOptions.of(System.getenv()));
  }

  /**
   * Starts the service without functions.
   *
   * @throws IllegalStateException if AWS's runtime client does not run on this machine, or the port
   *     is taken
   */
  public static LocalLambda start(LambdaOptions options) {
    return start(options, LambdaServiceContext.of(options.settings()));
  }

  static LocalLambda start(LambdaOptions options, LambdaServiceContext context) {
    return new LocalLambda(options, context);
  }

  /** Where AWS's clients find the service. */
  public URI endpoint() {
    return URI.create("http://" + server.address());
  }

  /** Of functions that are deployed without saying where. */
  public String region() {
    return region;
  }

  /** What keeps environments within their limits. */
  public Isolation isolation() {
    return context.limiter().isolation();
  }

  /**
   * Takes a process snapshot of a function after its INIT and its hooks, as AWS does when a version
   * with SnapStart is published. From the next request on its environments are restored from that,
   * until it is deployed anew.
   *
   * @return the snapshot's size and how long it took to write
   * @throws IllegalArgumentException if there is no such function
   * @throws ProcessStartException if this machine takes no snapshots, or INIT or a hook fails
   */
  public StartupArchive takeSnapshot(String functionName) {
    return find(functionName).takeSnapshot(context.snapshots());
  }

  /**
   * The snapshot that a function's environments are restored from; empty if they are not.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public Optional<StartupArchive> snapshot(String functionName) {
    return find(functionName).snapshot();
  }

  /** What environments start from: an archive of AWS's runtime client, without the function. */
  public StartupArchive startupArchive() {
    return RuntimeClientArchive.startupOf(client);
  }

  /**
   * Deploys a function, in place of the one that had its name. Its package is unpacked here; it
   * runs when it is invoked.
   *
   * @throws IllegalArgumentException if the zip holds a name that leads out of it
   * @throws ProcessStartException if the zip holds neither classes nor {@code lib/*.jar}
   */
  public void deploy(LambdaConfiguration function) {
    LambdaFunction deployed = LambdaFunction.unpack(function, client, context.cache());
    functions.put(
        DeployedFunction.Revision.now(
            deployed, FunctionDetails.unspecified(), CodePackage.of(function.zip())));
  }

  /**
   * Deploys a function whose zip is for {@link BootstrapProgram#RUNTIME}: its environments run the
   * zip's own Java, and fail rather than start without the archive that the zip has of its classes.
   *
   * @return what its environments start from; empty if the zip does not say
   * @throws IllegalArgumentException if the zip holds a name that leads out of it
   * @throws ProcessStartException if the zip has no bootstrap that can be run
   */
  public Optional<PackagedArchive> deployProvided(LambdaConfiguration function) {
    LambdaFunction deployed = LambdaFunction.unpackProvided(function, client, context.cache());
    functions.put(
        DeployedFunction.Revision.now(
            deployed, FunctionDetails.provided(), CodePackage.of(function.zip())));
    return deployed.bootstrap().flatMap(BootstrapProgram::archive);
  }

  /**
   * Ends the function's environments, the busy ones after their invocation: the next request is
   * cold. Returns when the idle ones are gone.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public void recycle(String functionName) {
    find(functionName).recycle();
  }

  /**
   * When the steps of the last start of an environment happened; empty before the first, and for a
   * function that prints no init line.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public Optional<StartTimes> lastStart(String functionName) {
    return find(functionName).lastStart();
  }

  /**
   * The ids of the processes of a function's environments, in ascending order.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public List<Long> processIds(String functionName) {
    return find(functionName).processIds();
  }

  /**
   * Puts an HTTP endpoint in front of a function whose handler takes payload format 2.0. It is
   * closed with the service, if not before.
   *
   * @param port 0 for any free one
   * @throws IllegalArgumentException if there is no such function
   * @throws IllegalStateException if the port is taken
   */
  public HttpEndpoint expose(String functionName, HttpFrontEnd frontEnd, int port) {
    return expose(functionName, frontEnd, port, frontEnd.integrationLimit());
  }

  HttpEndpoint expose(
      String functionName, HttpFrontEnd frontEnd, int port, Optional<Duration> limit) {
    find(functionName);
    HttpEndpoint endpoint =
        HttpEndpoint.start(frontEnd, functionName, functions, listen, port, limit);
    endpoints.add(endpoint);
    return endpoint;
  }

  /** Ends the service and every environment, also in the middle of an invocation. */
  @Override
  public void close() {
    endpoints.forEach(HttpEndpoint::close);
    urls.close();
    sources.close();
    clock.shutdownNow();
    functions.close();
    server.close();
    threads.shutdownNow();
    queues.close();
  }

  private AsyncInvocations events() {
    // a function that is the destination of another gets an event in its turn
    AsyncInvocations[] events = new AsyncInvocations[1];
    Destinations destinations =
        new Destinations(queues, (name, event) -> events[0].accept(functions.find(name), event));
    events[0] = new AsyncInvocations(threads, clock, context.waits(), destinations);
    return events[0];
  }

  private ExecutionEnvironmentPool find(String functionName) {
    return functions
        .named(functionName)
        .orElseThrow(
            () -> new IllegalArgumentException("no function '" + functionName + "' is deployed"))
        .environments();
  }
}
