package io.faasduet.bench.experiment;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.resources.CounterSet;
import io.faasduet.bench.resources.ResourceSampler;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.ResourceSample;
import java.time.Duration;

/** What the processes of targets use, which is put on file. */
record WatchedProcesses(SampleRecorder recorder, ResourceFile resources, ResourceNotes notes) {
  WatchedProcesses {
    requireNonNull(recorder, "recorder");
    requireNonNull(resources, "resources");
    requireNonNull(notes, "notes");
  }

  /** Begins to watch a target; see {@link Measurement#watch}. */
  ResourceSampler start(
      FunctionTarget target, String step, Duration interval, CounterSet counters) {
    return ResourceSampler.start(
        target.target().processIds(),
        interval,
        counters,
        notes.unreadable(),
        (instance, pid, nanos, values, notCounted) -> {
          ResourceSample sample =
              new ResourceSample(
                  recorder.sinceBegin(nanos),
                  recorder.instant(nanos),
                  target.function(),
                  target.targetName(),
                  step,
                  instance,
                  pid,
                  values,
                  notCounted);
          resources.append(sample);
          notes.add(sample);
        });
  }
}
