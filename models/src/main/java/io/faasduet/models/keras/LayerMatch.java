package io.faasduet.models.keras;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.faasduet.models.network.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a network's layers among those of a file: by their names, in whatever model they are
 * nested. Layers that Keras numbers by itself, such as {@code conv2d_17}, have numbers that begin
 * where Keras happened to be; those are found by their order, if there are as many in one model as
 * there should be. The last layer may have any name, if it is the only dense one that the network
 * does not have otherwise, or the only one of the right shape.
 */
final class LayerMatch {
  private static final List<String> NUMBERED = List.of("conv2d", "batch_normalization");

  private static final String LAST = "predictions";

  private final Map<String, KerasLayer> found = new HashMap<>();
  private final List<KerasLayer> rest;

  private LayerMatch(Collection<KerasLayer> layers) {
    rest = new ArrayList<>(layers);
  }

  /** The layers that have been found, by their names in the network. */
  static Map<String, KerasLayer> of(List<Variable> variables, Collection<KerasLayer> layers) {
    LayerMatch match = new LayerMatch(layers);
    Map<String, String> names =
        variables.stream()
            .map(Variable::layer)
            .distinct()
            .collect(toMap(LayerMatch::plain, layer -> layer));
    NUMBERED.forEach(kind -> match.findNumbered(kind, names.values()));
    match.findNamed(names);
    match.findLast(variables);
    return match.found;
  }

  private void findNumbered(String kind, Collection<String> names) {
    List<String> wanted = KerasLayerOrder.of(kind, names);
    if (wanted.isEmpty()) {
      return;
    }
    rest.stream().collect(groupingBy(KerasLayer::scope)).values().stream()
        .map(model -> model.stream().collect(toMap(KerasLayer::name, layer -> layer)))
        .map(model -> KerasLayerOrder.of(kind, model.keySet()).stream().map(model::get).toList())
        .filter(numbered -> numbered.size() == wanted.size())
        .findFirst()
        .ifPresent(
            numbered -> {
              for (int i = 0; i < wanted.size(); i++) {
                found(wanted.get(i), numbered.get(i));
              }
            });
  }

  private void findNamed(Map<String, String> names) {
    for (KerasLayer layer : List.copyOf(rest)) {
      layer.names().stream()
          .map(names::get)
          .filter(name -> name != null && !found.containsKey(name))
          .findFirst()
          .ifPresent(name -> found(name, layer));
    }
  }

  private void findLast(List<Variable> variables) {
    Optional<Variable> kernel =
        variables.stream()
            .filter(variable -> variable.layer().equals(LAST))
            .filter(variable -> variable.role() == Variable.Role.KERNEL)
            .findFirst();
    if (kernel.isEmpty() || found.containsKey(LAST)) {
      return;
    }
    List<KerasLayer> dense = rest.stream().filter(KerasLayer::dense).toList();
    List<KerasLayer> fitting =
        dense.stream().filter(layer -> layer.shape("kernel").equals(kernel.get().shape())).toList();
    Stream.of(dense, fitting)
        .filter(candidates -> candidates.size() == 1)
        .findFirst()
        .ifPresent(candidates -> found(LAST, candidates.get(0)));
  }

  private void found(String name, KerasLayer layer) {
    found.put(name, layer);
    rest.remove(layer);
  }

  /** Ports of one network differ in whether parts of a name are joined by a slash. */
  private static String plain(String layer) {
    return layer.replace('/', '_');
  }
}
