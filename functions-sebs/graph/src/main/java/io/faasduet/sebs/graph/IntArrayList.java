package io.faasduet.sebs.graph;

import java.util.AbstractList;
import java.util.RandomAccess;

/** An unmodifiable list over an array, whose elements are boxed only when they are taken. */
final class IntArrayList extends AbstractList<Integer> implements RandomAccess {
  private final int[] elements;

  /** Takes the array as its own. */
  IntArrayList(int[] elements) {
    this.elements = elements;
  }

  @Override
  public Integer get(int index) {
    return elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }
}
