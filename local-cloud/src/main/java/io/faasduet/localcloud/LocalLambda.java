package io.faasduet.localcloud;

import io.faasduet.runtime.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The AWS Lambda service on this machine: its Invoke operation, over functions whose zips run as
 * real processes under AWS's own Java runtime client. The AWS SDK and the AWS CLI are its clients;
 * they need its {@link #endpoint()}, any region and any credentials. Thread-safe.
 *
 * <p>An environment serves one request at a time. A request that finds none idle starts another and
 * is cold; past the limit it is refused with {@code TooManyRequestsException}. Linux only, because
 * AWS's client is.
 */
public final class LocalLambda implements AutoCloseable {
  /** How many environments a function may have, unless told otherwise. */
  public static final int DEFAULT_CONCURRENCY = 32;

  private final Map<String, Environments> functions = new ConcurrentHashMap<>();
  private final CacheDirectory cache;
  private final int concurrency;
  private final RuntimeClient client;
  private final LoopbackServer server;

  private LocalLambda(CacheDirectory cache, int concurrency) {
    this.cache = cache;
    this.concurrency = concurrency;
    this.client = RuntimeClient.installed(cache);
    InvokeApi api =
        new InvokeApi(name -> Optional.ofNullable(functions.get(name)), this::inBackground);
    this.server = new LoopbackServer("local-lambda", InvokeApi.MAX_REQUEST_BYTES, api::handle);
  }

  /**
   * Starts the service without functions. Packages are unpacked under {@code DUET_CACHE} (default:
   * {@code duet} in the user's cache directory).
   *
   * @throws IllegalStateException if AWS's runtime client does not run on this machine
   */
  public static LocalLambda start() {
    return start(DEFAULT_CONCURRENCY);
  }

  /** As {@link #start()}, with another limit to the environments of each function. */
  public static LocalLambda start(int concurrency) {
    return start(CacheDirectory.of(Settings.of(System.getenv())), concurrency);
  }

  static LocalLambda start(CacheDirectory cache, int concurrency) {
    return new LocalLambda(cache, concurrency);
  }

  /** Where AWS's clients find the service. */
  public URI endpoint() {
    return URI.create("http://" + server.address());
  }

  /**
   * Deploys a function, in place of the one that had its name. Its package is unpacked here; it
   * runs when it is invoked, from the class-data archive that {@link MakeArchives} made of the
   * package, if it did.
   *
   * @throws IllegalArgumentException if the zip holds a name that leads out of it
   * @throws ProcessStartException if the zip holds no {@code lib/*.jar}
   */
  public void deploy(LambdaConfiguration function) {
    LambdaFunction unpacked = LambdaFunction.unpack(function, client, cache);
    LambdaFunction deployed = unpacked.with(unpacked.archive().flags());
    Environments replaced =
        functions.put(function.functionName(), new Environments(deployed, concurrency));
    if (replaced != null) {
      replaced.recycle();
    }
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

  /** Ends the service and every environment, also in the middle of an invocation. */
  @Override
  public void close() {
    functions.values().forEach(Environments::close);
    server.close();
  }

  private void inBackground(Runnable task) {
    server.threads().execute(task);
  }

  private Environments find(String functionName) {
    Environments environments = functions.get(functionName);
    if (environments == null) {
      throw new IllegalArgumentException("no function '" + functionName + "' is deployed");
    }
    return environments;
  }
}
