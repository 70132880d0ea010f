package io.faasduet.bench.load;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.SecondsText;
import java.time.Duration;

/**
 * A closed loop: each user sends a request, waits for its answer or its failure, thinks, and sends
 * the next. All begin at once.
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
 * @param duration after which no request is due any more
 */
public record Users(int count, Duration thinkTime, Duration duration) implements LoadPlan {
  public Users {
    requireNonNull(thinkTime, "thinkTime");
    requireNonNull(duration, "duration");
    if (count < 1) {
      throw new IllegalArgumentException(count + " users; there must be at least one");
    }
    if (thinkTime.isNegative()) {
      throw new IllegalArgumentException("a think time of " + thinkTime.toMillis() + " ms");
    }
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("users for " + duration.toMillis() + " ms");
    }
  }

  @Override
  public String description() {
    return "%d %s thinking %s between requests, for %s"
        .formatted(
            count,
            count == 1 ? "user" : "users",
            SecondsText.of(thinkTime),
            SecondsText.of(duration));
  }
}
