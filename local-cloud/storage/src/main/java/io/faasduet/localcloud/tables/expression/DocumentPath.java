package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to an attribute: names of attributes and places in lists.
 *
 * @param elements at least one; the first is a name
 */
record DocumentPath(List<PathElement> elements) implements Operand, Comparable<DocumentPath> {
  DocumentPath {
    elements = List.copyOf(elements);
  }

  /** The attribute of the item that the way begins at. */
  String attribute() {
    return ((PathElement.Name) elements.get(0)).name();
  }

  boolean isNested() {
    return elements.size() > 1;
  }

  /** Whether both are the same, or one leads through the other. */
  boolean overlaps(DocumentPath other) {
    int common = Math.min(elements.size(), other.elements.size());
    return elements.subList(0, common).equals(other.elements.subList(0, common));
  }

  /** Whether one takes for a list what the other takes for a map. */
  boolean conflictsWith(DocumentPath other) {
    int common = Math.min(elements.size(), other.elements.size());
    for (int i = 0; i < common; i++) {
      if (elements.get(i).getClass() != other.elements.get(i).getClass()) {
        return true;
      } else if (!elements.get(i).equals(other.elements.get(i))) {
        return false;
      }
    }
    return false;
  }

  /**
   * By the first element that differs, places in a list by number; a part comes after its whole.
   */
  @Override
  public int compareTo(DocumentPath other) {
    int common = Math.min(elements.size(), other.elements.size());
    for (int i = 0; i < common; i++) {
      PathElement mine = elements.get(i);
      PathElement theirs = other.elements.get(i);
      if (!mine.equals(theirs)) {
        return mine instanceof PathElement.Index index
                && theirs instanceof PathElement.Index otherIndex
            ? Integer.compare(index.index(), otherIndex.index())
            : mine.toString().compareTo(theirs.toString());
      }
    }
    return Integer.compare(elements.size(), other.elements.size());
  }

  @Override
  public Optional<AttributeValue> valueIn(Map<String, AttributeValue> item) {
    Optional<AttributeValue> value = Optional.ofNullable(item.get(attribute()));
    for (PathElement element : elements.subList(1, elements.size())) {
      value = value.flatMap(element::in);
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
    return elements.toString();
  }
}
