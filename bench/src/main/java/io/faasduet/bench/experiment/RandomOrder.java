package io.faasduet.bench.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** The random order in which targets take turns. */
public final class RandomOrder {
  /** Spreads neighbouring seeds, whose first numbers {@link Random} draws alike. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Random random;

  /** The order of one of a run's steps, by its number. */
  public RandomOrder(long seed, long step) {
    this.random = new Random(new SplittableRandom(seed + step * GOLDEN).nextLong());
  }

  /** The elements in the next random order. */
  public <T> List<T> of(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
