package io.faasduet.models.keras;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.faasduet.models.network.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a network's layers among those of a file: by their names, in whatever model they are
 * nested. Layers that Keras numbers by itself, such as {@code conv2d_17}, have numbers that begin
 * where Keras happened to be; those are found by their order, if there are as many in one model as
 * there should be. Before Keras 3.6 all layers of a file of weights are numbered so, by their
 * classes and the order of the model. The last layer may have any name, if it is the only dense one
 * that the network does not have otherwise, or the only one of the right shape.
 */
final class LayerMatch {
  private static final List<String> NUMBERED = List.of("conv2d", "batch_normalization");

  private static final String LAST = "predictions";

  private final Map<String, KerasLayer> found = new HashMap<>();
  private final List<KerasLayer> rest;

  private LayerMatch(List<KerasLayer> layers) {
    rest = new ArrayList<>(layers);
  }

  /** The layers that have been found, by their names in the network. */
  static Map<String, KerasLayer> of(List<Variable> variables, KerasLayers layers) {
    LayerMatch match = new LayerMatch(layers.found());
    Map<String, String> names =
        variables.stream()
            .map(Variable::layer)
            .distinct()
            .collect(toMap(LayerMatch::plain, layer -> layer));
    if (layers.byClass()) {
      variables.stream()
          .collect(
              groupingBy(
                  LayerMatch::kind, mapping(Variable::layer, toCollection(LinkedHashSet::new))))
          .forEach((kind, wanted) -> match.findNumbered(kind, List.copyOf(wanted)));
    } else {
      NUMBERED.forEach(kind -> match.findNumbered(kind, KerasLayerOrder.of(kind, names.values())));
      match.findNamed(names);
    }
    match.findLast(variables);
    return match.found;
  }

  /** What the class of a variable's layer is called; that of a bias is its kernel's. */
  private static String kind(Variable variable) {
    return switch (variable.role()) {
      case DEPTHWISE_KERNEL -> "depthwise_conv2d";
      case KERNEL -> variable.shape().size() == 2 ? "dense" : "conv2d";
      case BIAS -> "bias";
      case GAMMA, BETA, MOVING_MEAN, MOVING_VARIANCE -> "batch_normalization";
    };
  }

  private void findNumbered(String kind, List<String> wanted) {
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
