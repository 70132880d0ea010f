package io.faasduet.bench.experiment;

import io.faasduet.bench.load.CompletedRequest;
import io.faasduet.bench.load.LoadGenerator;
import io.faasduet.bench.load.LoadLimits;
import io.faasduet.bench.load.LoadListener;
import io.faasduet.bench.load.LoadPlan;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * A load on a target, each request of which is put on file.
 *
 * @param kind what the samples count as
 */
record RecordedLoad(SampleRecorder recorder, FunctionTarget target, SampleKind kind) {
  /**
   * Sends it and returns when each request has ended.
   *
   * @param requests by their index in the load, JSON objects in UTF-8
   * @param samples is told of each request and its sample
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  void send(
      IntFunction<byte[]> requests, LoadPlan plan, BiConsumer<CompletedRequest, Sample> samples) {
    JvmShutdown.interrupts(() -> generate(requests, plan, samples));
    JvmShutdown.requireGoingOn();
  }

  private void generate(
      IntFunction<byte[]> requests, LoadPlan plan, BiConsumer<CompletedRequest, Sample> samples) {
    SampleRecorder.Loading loading = recorder.loading(target);
    LoadListener recording =
        completed -> samples.accept(completed, loading.record(completed, kind));
    new LoadGenerator(target.target(), requests, LoadLimits.DEFAULT).run(plan, recording);
  }
}
