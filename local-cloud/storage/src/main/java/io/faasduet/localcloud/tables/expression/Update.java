package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change of an item. All values are computed from the item as it was; places in lists are those
 * of the lists as they were.
 */
public record Update(List<UpdateAction> actions) {
  /** Assignments go from the front of lists to their back, removals afterwards the other way. */
  private static final Comparator<ItemEdit> ASSIGNMENTS_FIRST =
      (a, b) -> {
        boolean removal = a.value().isEmpty();
        int kind = Boolean.compare(removal, b.value().isEmpty());
        int place = a.path().compareTo(b.path());
        return kind != 0 ? kind : removal ? -place : place;
      };

  /** The update that changes nothing. */
  public static final Update NONE = new Update(List.of());

  public Update {
    actions = List.copyOf(actions);
  }

  /** The attributes that are changed, or parts of them. */
  public Projection changed() {
    return new Projection(actions.stream().map(UpdateAction::path).toList());
  }

  /** The names of the attributes that are changed. */
  public List<String> attributes() {
    return actions.stream().map(action -> action.path().attribute()).distinct().toList();
  }

  /**
   * The item afterwards.
   *
   * @throws io.faasduet.localcloud.tables.value.TablesError if the item has not what is referred to
   */
  public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    List<ItemEdit> edits = new ArrayList<>();
    for (UpdateAction action : actions) {
      Optional<AttributeValue> result = action.result(item);
      // to remove what is not there is no change, wherever its path may lead
      if (result.isPresent() || action.path().valueIn(item).isPresent()) {
        edits.add(new ItemEdit(action.path(), result));
      } else if (action.path().isNested()) {
        checkContainer(action.path(), item);
      }
    }
    edits.sort(ASSIGNMENTS_FIRST);
    Map<String, AttributeValue> changed = item;
    for (ItemEdit edit : edits) {
      changed = edit.of(changed);
    }
    return changed;
  }

  private static void checkContainer(DocumentPath path, Map<String, AttributeValue> item) {
    new ItemEdit(path, Optional.empty()).of(item);
  }
}
