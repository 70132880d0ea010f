package io.faasduet.studies.limits;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches objects and adds their digests up. The sum is that of all objects, however they are
 * parted among executions. Thread-safe, but two jobs at once need two states.
 */
public final class ObjectDigest
    implements ServerlessFunction<ObjectDigestRequest, ObjectDigestResponse> {
  /** The function's description. */
  public static final FunctionSpec<ObjectDigestRequest, ObjectDigestResponse> SPEC =
      FunctionSpec.builder(
              "object-digest",
              ObjectDigestRequest.class,
              ObjectDigestResponse.class,
              ObjectDigest::new)
          .summary("fetches objects and adds their digests up")
          .example(
              new ObjectDigestRequest(
                  "s3://objects/object-", 0, 1, 1, Optional.empty(), Optional.empty()))
          .build();

  /** The next object may take so many times as long as the longest one did. */
  private static final double RESERVE = 1.5;

  /** For the state and the answer. */
  private static final long END_NANOS = Duration.ofMillis(500).toNanos();

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long MAX_BYTES = 500_000_000;

  private final ObjectStore store;
  private final Clock clock;
  private final StageQueues queues;

  /** Opens the store of the settings. */
  public ObjectDigest(InitContext context) {
    store = ObjectStores.open(context.settings());
    queues = new StageQueues(context.settings());
    clock = context.clock();
  }

  @Override
  public ObjectDigestResponse apply(ObjectDigestRequest request, Invocation invocation) {
    long start = System.nanoTime();
    long end = request.state().isPresent() ? end(invocation) : Long.MAX_VALUE;
    Optional<URI> place = request.state().map(ObjectStores::address);
    Optional<DigestState> found = place.flatMap(this::read);
    DigestState begin = found.orElseGet(() -> new DigestState(request.from(), before(request)));
    Loop loop = new Loop(request, begin, end);
    DigestState state = loop.run();
    place.ifPresent(address -> write(address, state));
    invocation.timings().record("fetch", loop.fetch.stream().mapToLong(Long::longValue).sum());
    invocation.timings().record("inference", loop.digest.stream().mapToLong(Long::longValue).sum());
    ObjectDigestResponse own =
        new ObjectDigestResponse(
            begin.next(),
            state.next(),
            state.sum(),
            found.isPresent() || request.before().isPresent(),
            request.rounds(),
            loop.bytes,
            loop.fetch,
            loop.digest,
            List.of((System.nanoTime() - start + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
    ObjectDigestResponse response = request.earlier().map(own::after).orElse(own);
    queues.send(request, response, invocation);
    return response;
  }

  /** The sum of the objects before the first. */
  private static long before(ObjectDigestRequest request) {
    return request.earlier().map(ObjectDigestResponse::sum).or(request::before).orElse(0L);
  }

  /** By the clock of {@link System#nanoTime}; far away where the platform has no deadline. */
  private long end(Invocation invocation) {
    Duration left =
        invocation
            .deadline()
            .map(deadline -> Duration.between(clock.instant(), deadline))
            .orElse(Duration.ofDays(365));
    return System.nanoTime() + left.toNanos() - END_NANOS;
  }

  /** One execution's objects, in order; at least one, as a job would otherwise never end. */
  private final class Loop {
    private final ObjectDigestRequest request;
    private final long end;
    private final List<Long> fetch = new ArrayList<>();
    private final List<Long> digest = new ArrayList<>();
    private DigestState state;
    private long bytes;

    Loop(ObjectDigestRequest request, DigestState begin, long end) {
      this.request = request;
      this.state = begin;
      this.end = end;
    }

    DigestState run() {
      long longest = 0;
      while (state.next() < request.to()) {
        long start = System.nanoTime();
        if (!digest.isEmpty() && end - start < RESERVE * longest) {
          break;
        }
        URI address =
            ObjectStores.address(
                String.format(Locale.ROOT, "%s%05d.bin", request.objects(), state.next()));
        byte[] content = ObjectStores.serving(address, () -> store.read(address, MAX_BYTES));
        long fetched = System.nanoTime();
        long sum = state.sum() + RepeatedDigest.of(content, request.rounds());
        long done = System.nanoTime();
        state = new DigestState(state.next() + 1, sum);
        bytes += content.length;
        fetch.add(fetched - start);
        digest.add(done - fetched);
        longest = Math.max(longest, done - start);
      }
      return state;
    }
  }

  private Optional<DigestState> read(URI address) {
    try {
      return Optional.of(
          DigestState.decoded(ObjectStores.serving(address, () -> store.read(address, MAX_BYTES))));
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "field 'state' names another object than this job's: " + e.getMessage(), e);
    }
  }

  private void write(URI address, DigestState state) {
    ObjectStores.serving(
        address,
        () -> {
          store.write(address, state.encoded(), "text/plain");
          return address;
        });
  }

  @Override
  public void close() {
    queues.close();
    store.close();
  }
}
