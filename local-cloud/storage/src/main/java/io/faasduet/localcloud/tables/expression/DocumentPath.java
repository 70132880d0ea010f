package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.MapValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to an attribute: names of attributes and places in lists.
 *
 * @param steps at least one; the first is a name
 */
record DocumentPath(List<Step> steps) implements Operand, Comparable<DocumentPath> {
  DocumentPath {
    steps = List.copyOf(steps);
  }

  /** One step of the way. */
  sealed interface Step {
    Optional<AttributeValue> in(AttributeValue value);
  }

  /** An entry of the item or of a map. */
  record Name(String name) implements Step {
    @Override
    public Optional<AttributeValue> in(AttributeValue value) {
      return value instanceof MapValue map
          ? Optional.ofNullable(map.entries().get(name))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An element of a list, from 0. */
  record Index(int index) implements Step {
    @Override
    public Optional<AttributeValue> in(AttributeValue value) {
      return value instanceof ListValue list && index < list.elements().size()
          ? Optional.of(list.elements().get(index))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /** The attribute of the item that the way begins at. */
  String attribute() {
    return ((Name) steps.get(0)).name();
  }

  boolean isNested() {
    return steps.size() > 1;
  }

  /** Whether both are the same, or one leads through the other. */
  boolean overlaps(DocumentPath other) {
    int common = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, common).equals(other.steps.subList(0, common));
  }

  /** Whether one takes for a list what the other takes for a map. */
  boolean conflictsWith(DocumentPath other) {
    int common = Math.min(steps.size(), other.steps.size());
    for (int i = 0; i < common; i++) {
      if (steps.get(i).getClass() != other.steps.get(i).getClass()) {
        return true;
      } else if (!steps.get(i).equals(other.steps.get(i))) {
        return false;
      }
    }
    return false;
  }

  /** By the first step that differs, places in a list by number; a part comes after its whole. */
  @Override
  public int compareTo(DocumentPath other) {
    int common = Math.min(steps.size(), other.steps.size());
    for (int i = 0; i < common; i++) {
      Step mine = steps.get(i);
      Step theirs = other.steps.get(i);
      if (!mine.equals(theirs)) {
        return mine instanceof Index index && theirs instanceof Index otherIndex
            ? Integer.compare(index.index(), otherIndex.index())
            : mine.toString().compareTo(theirs.toString());
      }
    }
    return Integer.compare(steps.size(), other.steps.size());
  }

  @Override
  public Optional<AttributeValue> valueIn(Map<String, AttributeValue> item) {
    Optional<AttributeValue> value = Optional.ofNullable(item.get(attribute()));
    for (Step step : steps.subList(1, steps.size())) {
      value = value.flatMap(step::in);
    }
    return value;
  }

  @Override
  public Optional<String> type() {
    return Optional.empty();
  }

  @Override
  public Stream<DocumentPath> paths() {
    return Stream.of(this);
  }

  /** As DynamoDB's messages have it. */
  @Override
  public String toString() {
    return steps.toString();
  }
}
