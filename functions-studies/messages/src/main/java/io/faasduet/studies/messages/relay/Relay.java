package io.faasduet.studies.messages.relay;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.sebs.tables.BenchmarkTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Hands a payload on: by its response alone, by an object or by an item, as writer, as reader or as
 * both. A read that finds nothing yet, or an older trial's content, is repeated. Thread-safe.
 */
public final class Relay implements ServerlessFunction<RelayRequest, RelayResponse> {
  /** How long a reader waits for what a writer has not written. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(1);

  /** The function's description. */
  public static final FunctionSpec<RelayRequest, RelayResponse> SPEC =
      FunctionSpec.builder("relay", RelayRequest.class, RelayResponse.class, Relay::new)
          .summary("hands a kilobyte on, by S3 and by DynamoDB too")
          .example(
              new RelayRequest(
                  RelayRequest.CALL,
                  Optional.empty(),
                  "a payload",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .build();

  private final ObjectStore store;
  private final BenchmarkTables tables;

  /** With the storage and the tables that the settings name. */
  public Relay(InitContext context) {
    this.store = ObjectStores.open(context.settings());
    this.tables = BenchmarkTables.open(context.settings());
  }

  @Override
  public RelayResponse apply(RelayRequest request, Invocation invocation) {
    return switch (request.means()) {
      case RelayRequest.CALL -> new RelayResponse(request.payload(), List.of(), List.of());
      case RelayRequest.S3 ->
          transfers(request, new ObjectMedium(store, request.bucket().orElseThrow()), invocation);
      default ->
          transfers(request, new TableMedium(tables, request.table().orElseThrow()), invocation);
    };
  }

  private static RelayResponse transfers(
      RelayRequest request, Medium medium, Invocation invocation) {
    String id = request.id().orElse(invocation.requestId());
    List<Long> writes = new ArrayList<>();
    List<Long> reads = new ArrayList<>();
    String last = request.payload();
    for (int trial = 0; trial < request.trials().orElse(1); trial++) {
      String key = id + "-" + trial;
      String payload = request.payload(trial);
      if (request.writes()) {
        long begun = System.nanoTime();
        medium.write(key, payload);
        writes.add(System.nanoTime() - begun);
      }
      if (request.reads()) {
        long begun = System.nanoTime();
        last = read(medium, key, payload, begun);
        reads.add(System.nanoTime() - begun);
      }
    }
    return new RelayResponse(last, writes, reads);
  }

  private static String read(Medium medium, String key, String expected, long begun) {
    Optional<String> found = medium.read(key);
    while (found.filter(expected::equals).isEmpty()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()
          || Thread.currentThread().isInterrupted()) {
        throw new FunctionException(
            ErrorKind.UNAVAILABLE,
            "nothing was written under '%s' within %d s".formatted(key, PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      found = medium.read(key);
    }
    return found.orElseThrow();
  }

  @Override
  public void close() {
    store.close();
    tables.close();
  }
}
