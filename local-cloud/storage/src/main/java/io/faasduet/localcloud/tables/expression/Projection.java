package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.PathElement.Index;
import io.faasduet.localcloud.tables.expression.PathElement.Name;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of an item that are wanted: those of its document paths that it has, in the maps and
 * lists that they are in. Elements of a list move together.
 */
public record Projection(List<DocumentPath> paths) {
  public Projection {
    paths = List.copyOf(paths);
  }

  /** Parses a ProjectionExpression; paths that overlap are refused. */
  static Projection parse(TokenStream tokens, ExpressionAttributes attributes) {
    OperandParser operands = new OperandParser(tokens, attributes);
    List<DocumentPath> paths = new ArrayList<>();
    do {
      PathOverlaps.add(operands.path(), paths, tokens);
    } while (tokens.takeSymbol(","));
    tokens.expectEnd();
    return new Projection(paths);
  }

  /** The item's attributes that are wanted. */
  public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    return of(item, paths.stream().map(DocumentPath::elements).toList());
  }

  private static Map<String, AttributeValue> of(
      Map<String, AttributeValue> entries, List<List<PathElement>> wanted) {
    Map<String, AttributeValue> found = new LinkedHashMap<>();
    entries.forEach(
        (name, value) ->
            part(value, after(new Name(name), wanted)).ifPresent(part -> found.put(name, part)));
    return found;
  }

  private static Optional<AttributeValue> part(
      AttributeValue value, List<List<PathElement>> wanted) {
    if (wanted.stream().anyMatch(List::isEmpty)) {
      return Optional.of(value);
    } else if (value instanceof MapValue map) {
      return Optional.of(of(map.entries(), wanted))
          .filter(found -> !found.isEmpty())
          .map(MapValue::new);
    } else if (value instanceof ListValue list) {
      List<AttributeValue> found = new ArrayList<>();
      for (int i = 0; i < list.elements().size(); i++) {
        part(list.elements().get(i), after(new Index(i), wanted)).ifPresent(found::add);
      }
      return Optional.of(found).filter(elements -> !elements.isEmpty()).map(ListValue::new);
    }
    return Optional.empty();
  }

  /** The rest of the paths that begin with a step. */
  private static List<List<PathElement>> after(PathElement step, List<List<PathElement>> paths) {
    return paths.stream()
        .filter(path -> !path.isEmpty() && path.get(0).equals(step))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }
}
