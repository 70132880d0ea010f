package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.PathElement.Index;
import io.faasduet.localcloud.tables.expression.PathElement.Name;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.ListValue;
import io.faasduet.localcloud.tables.value.AttributeValue.MapValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change of what is at one path of an item; everything else stays as it is. */
record ItemEdit(DocumentPath path, Optional<AttributeValue> value) {

  Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    return ((MapValue) edit(new MapValue(item), path.elements())).entries();
  }

  private AttributeValue edit(AttributeValue container, List<PathElement> steps) {
    PathElement step = steps.get(0);
    Optional<AttributeValue> present = step.in(container);
    if (steps.size() > 1) {
      AttributeValue inner = present.orElseThrow(ItemEdit::noSuchPath);
      return with(container, step, Optional.of(edit(inner, steps.subList(1, steps.size()))));
    }
    return with(container, step, value);
  }

  private static AttributeValue with(
      AttributeValue container, PathElement step, Optional<AttributeValue> value) {
    if (container instanceof MapValue map && step instanceof Name name) {
      Map<String, AttributeValue> entries = new LinkedHashMap<>(map.entries());
      value.ifPresentOrElse(it -> entries.put(name.name(), it), () -> entries.remove(name.name()));
      return new MapValue(entries);
    } else if (container instanceof ListValue list && step instanceof Index index) {
      List<AttributeValue> elements = new ArrayList<>(list.elements());
      boolean there = index.index() < elements.size();
      if (value.isEmpty()) {
        if (there) {
          elements.remove(index.index());
        }
      } else if (there) {
        elements.set(index.index(), value.get());
      } else { // beyond the end is at the end
        elements.add(value.get());
      }
      return new ListValue(elements);
    }
    throw noSuchPath();
  }

  private static TablesError noSuchPath() {
    return TablesError.validation(
        "The document path provided in the update expression is invalid for update");
  }
}
