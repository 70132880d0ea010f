package io.faasduet.sebs.web.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Numbers drawn without replacement. */
final class DistinctNumbers {
  /** There are as many: 0 to 999,999. */
  static final int MOST = 1_000_000;

  private DistinctNumbers() {}

  /** So many distinct numbers from 0 to 999,999, in random order. */
  static List<Integer> draw(int count) {
    BitSet drawn = new BitSet(MOST);
    List<Integer> numbers = new ArrayList<>(count);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (numbers.size() < count) {
      int next = random.nextInt(MOST);
      // where most are taken, the next free one takes the place of many further draws
      int free = drawn.nextClearBit(next);
      int number = 2 * count > MOST && free < MOST ? free : next;
      if (!drawn.get(number)) {
        drawn.set(number);
        numbers.add(number);
      }
    }
    return numbers;
  }
}
