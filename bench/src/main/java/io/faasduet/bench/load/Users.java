package io.faasduet.bench.load;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.SecondsText;
import java.time.Duration;
import java.util.Optional;

/**
 * A closed loop: each user sends a request, waits for its answer or its failure, thinks, and sends
 * the next. They end with a time, or each by itself after so many requests, as the threads and
 * loops of JMeter.
 *
 * <p>The thinking begins when the answer is whole, as with Locust's {@code constant(1)}. Locust's
 * {@code constant_pacing(1)} is another thing: it sends a request every second, as long as answers
 * take less, which with few users is what {@link Arrivals#constant} does without waiting for them.
 *
 * <p>In a closed loop a slow server gets fewer requests, so these latencies must not be read as
 * latency at a fixed offered load (coordinated omission).
 *
 * @param count how many users
 * @param thinkTime from the end of an answer to the next request
 * @param spawnRate how many users begin a second, the first at once; all at once without it
 * @param end when they stop
 */
public record Users(int count, Duration thinkTime, Optional<Double> spawnRate, End end)
    implements LoadPlan {
  /** When a user sends no further request. */
  public sealed interface End {}

  /** After a time from the beginning of the load on, which is the same for all. */
  public record After(Duration duration) implements End {
    public After {
      requireNonNull(duration, "duration");
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("users for " + duration.toMillis() + " ms");
      }
    }
  }

  /** After so many requests of its own. */
  public record Loops(int count) implements End {
    public Loops {
      if (count < 1) {
        throw new IllegalArgumentException(count + " loops; there must be at least one");
      }
    }
  }

  public Users {
    requireNonNull(thinkTime, "thinkTime");
    requireNonNull(end, "end");
    if (count < 1) {
      throw new IllegalArgumentException(count + " users; there must be at least one");
    }
    if (thinkTime.isNegative()) {
      throw new IllegalArgumentException("a think time of " + thinkTime.toMillis() + " ms");
    }
    spawnRate.ifPresent(
        rate -> {
          if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "%s users a second; it must be more than 0".formatted(rate));
          }
        });
  }

  /** Users who begin at once and end with a time. */
  public Users(int count, Duration thinkTime, Duration duration) {
    this(count, thinkTime, Optional.empty(), new After(duration));
  }

  /** When a user begins, in nanoseconds of the run. */
  long startNanos(int user) {
    return spawnRate.map(rate -> Math.round((user - 1) * 1e9 / rate)).orElse(0L);
  }

  @Override
  public String description() {
    String begin =
        spawnRate.map(rate -> ", " + SecondsText.plain(rate) + " beginning a second").orElse("");
    String until =
        end instanceof Loops loops
            ? "%d %s each".formatted(loops.count(), loops.count() == 1 ? "request" : "requests")
            : "for " + SecondsText.of(((After) end).duration());
    return "%d %s thinking %s between requests%s, %s"
        .formatted(count, count == 1 ? "user" : "users", SecondsText.of(thinkTime), begin, until);
  }
}
