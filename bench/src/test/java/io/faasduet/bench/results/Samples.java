package io.faasduet.bench.results;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Samples for tests. */
public final class Samples {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private Samples() {}

  public static Sample warm(
      String function, String target, int process, int sequence, double millis) {
    return called(SampleKind.WARM, function, target, process, sequence, millis);
  }

  /** A call to an instance that has answered before. */
  public static Sample called(
      SampleKind kind, String function, String target, int process, int sequence, double millis) {
    return new Sample(
        function,
        target,
        kind,
        "trial 1",
        0,
        process,
        sequence,
        START.plusMillis(sequence),
        sequence * 1_000_000L,
        sequence * 1_000_000L,
        OptionalDouble.of(nanos(millis)),
        Sample.OK,
        false,
        target + "-" + process,
        Map.of(
            Phase.DECODE,
            nanos(millis * 0.1),
            Phase.RENDER,
            nanos(millis * 0.3),
            Phase.TOTAL,
            nanos(millis * 0.5)),
        Optional.empty(),
        OptionalLong.of(100L << 20),
        Optional.empty());
  }

  public static Sample cold(
      String function, String target, int process, int sequence, ColdStart start) {
    return new Sample(
        function,
        target,
        SampleKind.COLD,
        "trial 1",
        0,
        process,
        sequence,
        START.plusMillis(sequence),
        sequence * 1_000_000L,
        sequence * 1_000_000L,
        OptionalDouble.of(start.totalMillis()),
        Sample.OK,
        true,
        target + "-" + process,
        Map.of(Phase.INIT, start.functionInitMillis(), Phase.TOTAL, 5.0),
        Optional.of(start),
        OptionalLong.of(90L << 20),
        Optional.empty());
  }

  /** A request of a load that was due so many milliseconds after the run began. */
  public static Sample loaded(
      String function,
      String target,
      String load,
      int group,
      int process,
      int sequence,
      double dueMillis,
      double millis) {
    return loaded(function, target, load, group, process, sequence, dueMillis, 0.1, millis);
  }

  /** The same, sent so much later than it was due. */
  public static Sample loaded(
      String function,
      String target,
      String load,
      int group,
      int process,
      int sequence,
      double dueMillis,
      double lagMillis,
      double millis) {
    long due = Math.round(dueMillis * 1e6);
    return new Sample(
        function,
        target,
        SampleKind.LOAD,
        load + " on " + target,
        group,
        process,
        sequence,
        START.plusNanos(due),
        due,
        due + Math.round(lagMillis * 1e6),
        OptionalDouble.of(nanos(millis)),
        Sample.OK,
        false,
        target + "-" + process,
        Map.of(),
        Optional.empty(),
        OptionalLong.empty(),
        target.equals("lambda")
            ? Optional.of(new Billed(Math.ceil(millis), OptionalDouble.empty()))
            : Optional.empty());
  }

  /** A request of a load that failed. */
  public static Sample failedLoad(
      String function, String target, String load, int sequence, double dueMillis, String kind) {
    long due = Math.round(dueMillis * 1e6);
    return new Sample(
        function,
        target,
        SampleKind.LOAD,
        load + " on " + target,
        0,
        0,
        sequence,
        START.plusNanos(due),
        due,
        due,
        OptionalDouble.empty(),
        kind,
        false,
        "",
        Map.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** The first answer of an environment of Lambda, at once after the load began. */
  public static Sample coldLoaded(
      String function, String load, int process, double millis, OptionalDouble platformInit) {
    return new Sample(
        function,
        "lambda",
        SampleKind.LOAD,
        load + " on lambda",
        1,
        process,
        process,
        START,
        0,
        0,
        OptionalDouble.of(nanos(millis)),
        Sample.OK,
        true,
        "lambda-" + process,
        Map.of(Phase.INIT, nanos(millis / 2)),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(new Billed(Math.ceil(millis), platformInit)));
  }

  /** The first answer of an environment of Lambda that was restored from a snapshot. */
  public static Sample restored(String function, int process, double millis, double restore) {
    return new Sample(
        function,
        "lambda",
        SampleKind.COLD,
        "trial " + process,
        0,
        process,
        process,
        START,
        0,
        0,
        OptionalDouble.of(nanos(millis)),
        Sample.OK,
        true,
        "lambda-" + process,
        Map.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(
            new Billed(Math.ceil(millis), OptionalDouble.empty(), OptionalDouble.of(restore))));
  }

  public static Sample failed(
      String function, String target, SampleKind experiment, int sequence, String kind) {
    return new Sample(
        function,
        target,
        experiment,
        "trial 1",
        0,
        0,
        sequence,
        START.plusMillis(sequence),
        sequence * 1_000_000L,
        sequence * 1_000_000L,
        OptionalDouble.empty(),
        kind,
        false,
        "",
        Map.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** To the nanosecond, as files have it. */
  private static double nanos(double millis) {
    return Math.round(millis * 1e6) / 1e6;
  }
}
