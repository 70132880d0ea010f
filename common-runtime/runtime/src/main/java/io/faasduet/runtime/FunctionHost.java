package io.faasduet.runtime;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.Caller;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import io.faasduet.api.Timings;
import io.faasduet.runtime.json.Json;
import io.faasduet.runtime.json.UnknownFields;
import io.faasduet.runtime.telemetry.TelemetryLines;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crac.Resource;

/**
 * The one function of this process, with what every adapter needs around it: INIT, the cold flag,
 * decoding and encoding, timings, and the mapping of unforeseen failures. Adapters move bytes in
 * and out of it and map its exceptions to their platform. Thread-safe.
 *
 * <p>An adapter calls {@link #begin} as soon as a request is known, then {@link #invoke}, {@link
 * #handle} or {@link #call}; the invocation keeps its timings also when the call fails.
 */
public final class FunctionHost<I, O> implements AutoCloseable {
  private final FunctionSpec<I, O> spec;
  private final InitContext context;
  private final UnknownFields unknownFields;
  private final int ownRequests;
  private final ServerlessFunction<I, O> function;
  private final long initStartNanos;
  private final long initEndNanos;
  private final WeakReference<Object> uncollected = new WeakReference<>(new Object());
  private volatile FirstTiming firstTiming;

  /** Kept from being collected: org.crac refers to it weakly. */
  @SuppressWarnings("unused")
  private Optional<Resource> snapshotHooks = Optional.empty();

  private FunctionHost(FunctionSpec<I, O> spec, InitContext context) {
    this.spec = spec;
    this.context = context;
    this.unknownFields =
        context.settings().flag("DUET_STRICT", false)
            ? UnknownFields.REFUSED
            : UnknownFields.FOREIGN_REFUSED;
    this.ownRequests = OwnRequests.wanted(context.settings());
    this.initStartNanos = System.nanoTime();
    this.function = requireNonNull(spec.constructor().apply(context), "function");
    this.initEndNanos = System.nanoTime();
    this.firstTiming = new FirstTiming("init", initEndNanos - initStartNanos);
  }

  /**
   * Makes a function: the INIT phase. Its hooks are registered with org.crac where this JVM or its
   * platform takes snapshots by way of that. With the setting {@code DUET_STRICT=true} requests
   * with a field that the function does not have are refused; else only those of which it has none.
   *
   * @param served the types of capabilities that the caller serves
   * @throws IllegalArgumentException if the function has a capability that it requires and the
   *     caller does not serve, or a request or response that has no form in JSON
   */
  public static <I, O> FunctionHost<I, O> start(
      FunctionSpec<I, O> spec, InitContext context, List<Class<?>> served) {
    ExecutionEnvironment.enteredNanos();
    SpecChecks.require(spec, served);
    FunctionHost<I, O> host = new FunctionHost<>(spec, context);
    host.snapshotHooks = SnapshotHooks.register(host);
    return host;
  }

  /** Makes a function for a caller that serves no capabilities. */
  public static <I, O> FunctionHost<I, O> start(FunctionSpec<I, O> spec, InitContext context) {
    return start(spec, context, List.of());
  }

  /** Makes a function with the settings of this process's environment variables. */
  public static <I, O> FunctionHost<I, O> start(FunctionSpec<I, O> spec, List<Class<?>> served) {
    ExecutionEnvironment.enteredNanos();
    return start(spec, InitContext.of(Settings.of(System.getenv())), served);
  }

  /** The function's description. */
  public FunctionSpec<I, O> spec() {
    return spec;
  }

  /** The settings the function was made with. */
  public Settings settings() {
    return context.settings();
  }

  /** The clock that deadlines are measured by. */
  public Clock clock() {
    return context.clock();
  }

  /** Begins an invocation of a caller of whom nothing is known. */
  public Invocation begin(Optional<String> requestId, Optional<Instant> deadline) {
    return begin(requestId, deadline, Caller.UNKNOWN);
  }

  /** Begins an invocation; the first of the process is the cold one and carries {@code init}. */
  public Invocation begin(Optional<String> requestId, Optional<Instant> deadline, Caller caller) {
    boolean cold = ExecutionEnvironment.takeCold();
    Timings timings = new Timings();
    if (cold) {
      firstTiming.record(timings);
    }
    return Invocation.builder(requestId.isPresent() ? requestId.get() : RandomId.next())
        .deadline(deadline)
        .cold(cold)
        .timings(timings)
        .caller(caller)
        .build();
  }

  /**
   * What an adapter answers with when it refuses a request that never reaches a function: it has an
   * id, and is never the cold one.
   */
  public static Invocation refused(Optional<String> requestId) {
    return Invocation.of(requestId.isPresent() ? requestId.get() : RandomId.next());
  }

  /**
   * Answers one request in JSON with JSON, both in UTF-8; no bytes at all are the request with
   * every default.
   *
   * @throws FunctionException for every failure; one of kind {@link ErrorKind#INTERNAL} has been
   *     logged with its cause, and its message says nothing of it
   * @throws VirtualMachineError if memory, the stack or the JVM itself fails; it has been logged,
   *     and the environment must end
   */
  public byte[] invoke(byte[] json, Invocation invocation) {
    return handle(
        invocation, () -> decode(json), response -> Json.write(response, spec.fieldNaming()));
  }

  /**
   * Answers one request that the caller decodes, with what the caller encodes; failures of both
   * count as those of {@link #invoke} do.
   */
  public <R> R handle(Invocation invocation, Callable<I> decode, Encoder<O, R> encode) {
    return LoggedFailures.of(
        invocation,
        () -> {
          I request = invocation.timings().time("decode", decode);
          return encode.encode(apply(request, invocation));
        });
  }

  /**
   * The request in JSON, in UTF-8; no bytes at all are the request with every default.
   *
   * @throws io.faasduet.api.InvalidRequestException if it is no request of this function: see
   *     {@link Json#read(byte[], Class)}; also if it has none of the function's fields but others,
   *     or is another service's event
   */
  public I decode(byte[] json) {
    return Json.read(json, spec.requestType(), spec.fieldNaming(), unknownFields);
  }

  /**
   * The request in texts by field name, as a query has them.
   *
   * @throws io.faasduet.api.InvalidRequestException as {@link #decode(byte[])}
   */
  public I decode(Map<String, String> parameters) {
    return Json.readQuery(parameters, spec.requestType(), spec.fieldNaming(), unknownFields);
  }

  /** Whether several requests are answered in less time together than one by one. */
  public boolean batches() {
    return function instanceof BatchFunction;
  }

  /** Answers several requests in JSON, as {@link #handleAll}. */
  public List<Outcome<O>> invokeAll(List<byte[]> json, Invocation invocation) {
    return handleAll(
        json.stream().<Callable<I>>map(each -> () -> decode(each)).toList(), invocation);
  }

  /**
   * Answers several requests: together if the function can do that, else one after another. One
   * that cannot be decoded is a failed outcome.
   *
   * @return as many outcomes as requests, in their order
   * @throws FunctionException if all of them failed for one reason; see {@link #invoke}
   */
  public List<Outcome<O>> handleAll(List<Callable<I>> decode, Invocation invocation) {
    return LoggedFailures.of(
        invocation,
        () ->
            Outcome.each(
                decode,
                each -> invocation.timings().time("decode", each),
                requests -> applyAll(requests, invocation)));
  }

  /** Answers one decoded request; failures as in {@link #invoke}. */
  public O call(I request, Invocation invocation) {
    return LoggedFailures.of(invocation, () -> apply(request, invocation));
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

  /**
   * Reads the request that measurements send, so that its classes are there, makes as many of them
   * as the setting {@code DUET_PRIME} wants, then runs the function's hook before a snapshot is
   * taken of this process, and clears the heap.
   */
  public void beforeSnapshot() throws Exception {
    OwnRequests.readOne(this);
    OwnRequests.make(this, ownRequests);
    function.beforeSnapshot();
    SnapshotHeap.clear(uncollected.get() == null);
  }

  /**
   * Makes this restored process an environment of its own, then runs the function's hook: the
   * instance's id and the generator of request ids are renewed, and the next invocation is cold and
   * carries {@code restore}, the time of the hook, in place of {@code init}.
   *
   * @return how long the hook took, in nanoseconds
   */
  public long afterRestore() throws Exception {
    ExecutionEnvironment.renew();
    long startNanos = System.nanoTime();
    function.afterRestore();
    long nanos = System.nanoTime() - startNanos;
    firstTiming = new FirstTiming("restore", nanos);
    return nanos;
  }

  /** Closes the function. */
  @Override
  public void close() {
    function.close();
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
    Optional<Instant> deadline = invocation.deadline();
    if (deadline.isPresent() && context.clock().instant().isAfter(deadline.get())) {
      throw new FunctionException(
          ErrorKind.DEADLINE_EXCEEDED, "the deadline passed before the work began");
    }
  }
}
