package io.faasduet.runtime;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.http.AcceptHeader;
import io.faasduet.http.ImageResponse;
import io.faasduet.http.ResponseBody;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.runtime.json.Json;
import io.faasduet.runtime.telemetry.TelemetryLines;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one function in this process: decodes, times, marks cold, calls, encodes. Adapters move
 * bytes in and out of it and map its exceptions to their platform. Thread-safe.
 *
 * <p>An adapter calls {@link #begin} as soon as a request is known, then {@link #invoke} (or {@link
 * #call}, {@link #greet}); the invocation keeps its timings also when the call fails.
 */
public final class FunctionHost<I, O> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);

  private final FunctionSpec<I, O> definition;
  private final InitContext environment;
  private final ServerlessFunction<I, O> function;
  private final long initStartNanos;
  private final long initEndNanos;

  private FunctionHost(FunctionSpec<I, O> definition, InitContext environment) {
    this.definition = definition;
    this.environment = environment;
    this.initStartNanos = System.nanoTime();
    this.function = requireNonNull(definition.constructor().apply(environment), "function");
    this.initEndNanos = System.nanoTime();
  }

  /** Makes the function in the given environment, which the host owns from here on. */
  public static <I, O> FunctionHost<I, O> start(
      FunctionSpec<I, O> definition, InitContext environment) {
    ExecutionEnvironment.enteredNanos();
    try {
      return new FunctionHost<>(definition, environment);
    } catch (RuntimeException | Error e) {
      try {
        environment.objectStore().close();
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Makes the function with the settings of this process's environment variables. */
  public static <I, O> FunctionHost<I, O> start(FunctionSpec<I, O> definition) {
    ExecutionEnvironment.enteredNanos();
    Settings settings = Settings.of(System.getenv());
    return start(
        definition,
        new InitContext(settings, definition.objectStore().apply(settings), Clock.systemUTC()));
  }

  /** The function that is played. */
  public FunctionSpec<I, O> definition() {
    return definition;
  }

  /** The settings the function was made with. */
  public Settings settings() {
    return environment.settings();
  }

  /** The clock that deadlines are measured by. */
  public Clock clock() {
    return environment.clock();
  }

  /** Begins an invocation; the first of the process is the cold one and carries {@code init}. */
  public Invocation begin(Optional<String> requestId, Optional<Instant> deadline) {
    boolean cold = ExecutionEnvironment.takeCold();
    Timings timings = new Timings();
    if (cold) {
      timings.record("init", initEndNanos - initStartNanos);
    }
    return new Invocation(requestId.orElseGet(RandomId::next), deadline, cold, timings);
  }

  /**
   * What an adapter answers with when it refuses a request that never reaches a function: it has an
   * id, and is never the cold one.
   */
  public static Invocation refused(Optional<String> requestId) {
    return new Invocation(
        requestId.orElseGet(RandomId::next), Optional.empty(), false, new Timings());
  }

  /**
   * Answers one request with JSON in UTF-8.
   *
   * @throws FunctionException for every failure; one of kind {@link ErrorKind#INTERNAL} has been
   *     logged with its cause, and its message says nothing of it
   */
  public byte[] invoke(Payload payload, Invocation invocation) {
    return timed(
        invocation,
        () -> {
          I request = invocation.timings().time("decode", () -> decode(payload));
          return Json.write(apply(request, invocation));
        });
  }

  /**
   * Answers one HTTP request: with a picture, if it is a picture, the caller wants one back and the
   * function can make one; else with JSON. Failures as in {@link #invoke}.
   *
   * @param accept the {@code AcceptHeader} header, empty if there is none
   */
  public ResponseBody respond(Payload payload, String accept, Invocation invocation) {
    return timed(
        invocation,
        () -> {
          Optional<String> wanted =
              payload instanceof Payload.Body && definition.pictureAnswer().isPresent()
                  ? AcceptHeader.picture(accept)
                  : Optional.empty();
          I request = invocation.timings().time("decode", () -> decode(payload));
          if (wanted.isPresent()) {
            request = definition.pictureAnswer().get().apply(request, wanted.get());
          }
          O response = apply(request, invocation);
          Optional<ResponseBody> picture =
              wanted.isPresent() && response instanceof ImageResponse pictured
                  ? pictured.picture()
                  : Optional.empty();
          return picture.orElseGet(() -> ResponseBody.json(Json.write(response)));
        });
  }

  /** Whether several requests are answered in less time together than one by one. */
  public boolean batches() {
    return function instanceof BatchFunction;
  }

  /**
   * Answers several requests: together if the function can do that, else one after another.
   *
   * @return as many outcomes as payloads, in their order
   * @throws FunctionException if all of them failed for one reason; see {@link #invoke}
   */
  public List<Outcome<O>> invokeAll(List<? extends Payload> payloads, Invocation invocation) {
    return timed(
        invocation,
        () ->
            Outcome.each(
                payloads,
                payload -> invocation.timings().time("decode", () -> decode(payload)),
                requests -> applyAll(requests, invocation)));
  }

  /** Answers one decoded request; failures as in {@link #invoke}. */
  public O call(I request, Invocation invocation) {
    return timed(invocation, () -> apply(request, invocation));
  }

  /**
   * Answers vHive's Greeter: does the workload that the name stands for, then greets.
   *
   * @throws FunctionException as in {@link #invoke}, and if the function has no greeter
   */
  public String greet(String name, Invocation invocation) {
    FunctionSpec.Greeter<I> greeter =
        definition
            .greeter()
            .orElseThrow(
                () -> new InvalidRequestException(definition.name() + " has no greeter workload"));
    call(name.equals("replay") ? greeter.replay() : greeter.record(), invocation);
    return switch (name) {
      case "record", "replay" -> "Hello, " + name + "_response!";
      default -> "Hello, " + name + "!";
    };
  }

  /**
   * The line an adapter prints on standard output when INIT is over, for harnesses on the same
   * machine: when Duet's code was entered and the constructor began and ended, by {@link
   * System#nanoTime()}.
   */
  public String initLine() {
    Map<String, Object> init = new LinkedHashMap<>();
    init.put("instance", ExecutionEnvironment.instanceId());
    init.put("entered_nanos", ExecutionEnvironment.enteredNanos());
    init.put("start_nanos", initStartNanos);
    init.put("end_nanos", initEndNanos);
    return TelemetryLines.line("init", init);
  }

  /** Closes the function, then its object store. */
  @Override
  public void close() {
    try (ObjectStore store = environment.objectStore();
        ServerlessFunction<I, O> last = function) {
      LOG.debug("closing {} and {}", last, store);
    }
  }

  private I decode(Payload payload) {
    if (payload instanceof Payload.Json json) {
      return Json.read(json.utf8(), definition.requestType());
    } else if (payload instanceof Payload.Query query) {
      return Json.readQuery(query.parameters(), definition.requestType());
    }
    Payload.Body body = (Payload.Body) payload;
    boolean picture = body.mediaType().equals("image/jpeg") || body.mediaType().equals("image/png");
    if (definition.pictureRequest().isEmpty() || !picture) {
      throw new FunctionException(
          ErrorKind.UNSUPPORTED_MEDIA,
          definition.name()
              + " takes application/json"
              + (definition.pictureRequest().isPresent() ? ", image/jpeg or image/png" : "")
              + ", not "
              + body.mediaType());
    }
    return definition.pictureRequest().get().apply(body.bytes());
  }

  private List<Outcome<O>> applyAll(List<I> requests, Invocation invocation) throws Exception {
    if (function instanceof BatchFunction<I, O> together) {
      requireTime(invocation);
      List<Outcome<O>> outcomes = together.applyAll(requests, invocation);
      if (outcomes.size() != requests.size()) {
        throw new IllegalStateException(
            requests.size() + " requests have " + outcomes.size() + " outcomes");
      }
      return outcomes;
    }
    return Outcome.oneByOne(requests, request -> apply(request, invocation));
  }

  private O apply(I request, Invocation invocation) throws Exception {
    requireTime(invocation);
    return requireNonNull(function.apply(request, invocation), "response");
  }

  private void requireTime(Invocation invocation) {
    if (invocation.deadline().filter(environment.clock().instant()::isAfter).isPresent()) {
      throw new FunctionException(
          ErrorKind.DEADLINE_EXCEEDED, "the deadline passed before the work began");
    }
  }

  private <T> T timed(Invocation invocation, Callable<T> work) {
    try {
      return invocation.timings().time("total", work);
    } catch (FunctionException e) {
      if (e.failure() == ErrorKind.INTERNAL) {
        LOG.error("request {} failed", invocation.requestId(), e);
      }
      throw e;
    } catch (Throwable e) {
      // also errors: a native library that is not there must not look different from other faults
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.error("request {} failed", invocation.requestId(), e);
      throw new FunctionException(
          ErrorKind.INTERNAL,
          "the function failed; its log has request " + invocation.requestId(),
          e);
    }
  }
}
