package io.faasduet.testkit;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.Capability;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A function whose latest response is kept, so that it can be checked on adapters that drop
 * responses, such as a queue.
 */
final class RecordedFunction<I, O> {
  private final FunctionSpec<I, O> spec;
  private final AtomicReference<O> latest = new AtomicReference<>();

  RecordedFunction(FunctionSpec<I, O> spec) {
    this.spec = spec;
  }

  /** The same function, whose responses are kept here. */
  FunctionSpec<I, O> spec() {
    FunctionSpec<I, O> recorded =
        FunctionSpec.builder(
                spec.name(),
                spec.requestType(),
                spec.responseType(),
                context -> recorded(spec.constructor().apply(context)))
            .fieldNaming(spec.fieldNaming())
            .build();
    for (Capability<? super I> capability : spec.capabilities()) {
      recorded = recorded.with(capability);
    }
    return recorded;
  }

  /** The latest response in JSON, which is then forgotten; empty if there was none. */
  String takeJson() {
    O response = latest.getAndSet(null);
    return response == null
        ? ""
        : new String(Json.write(response, spec.fieldNaming()), StandardCharsets.UTF_8);
  }

  private ServerlessFunction<I, O> recorded(ServerlessFunction<I, O> function) {
    return function instanceof BatchFunction<I, O> batch
        ? new RecordedBatch(batch)
        : new Recorded(function);
  }

  private class Recorded implements ServerlessFunction<I, O> {
    private final ServerlessFunction<I, O> function;

    Recorded(ServerlessFunction<I, O> function) {
      this.function = function;
    }

    @Override
    public O apply(I request, Invocation invocation) throws Exception {
      O response = function.apply(request, invocation);
      latest.set(response);
      return response;
    }

    @Override
    public void beforeSnapshot() throws Exception {
      function.beforeSnapshot();
    }

    @Override
    public void afterRestore() throws Exception {
      function.afterRestore();
    }

    @Override
    public void close() {
      function.close();
    }
  }

  private final class RecordedBatch extends Recorded implements BatchFunction<I, O> {
    private final BatchFunction<I, O> batch;

    RecordedBatch(BatchFunction<I, O> batch) {
      super(batch);
      this.batch = batch;
    }

    @Override
    public List<Outcome<O>> applyAll(List<I> requests, Invocation invocation) throws Exception {
      List<Outcome<O>> outcomes = batch.applyAll(requests, invocation);
      for (Outcome<O> outcome : outcomes) {
        if (outcome instanceof Outcome.Success<O> success) {
          latest.set(success.value());
        }
      }
      return outcomes;
    }
  }
}
