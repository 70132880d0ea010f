package io.faasduet.models.network;

import static java.util.stream.Collectors.toMap;

import io.faasduet.models.proto.GraphDef;
import io.faasduet.models.proto.NodeDef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far layers are from a graph's output, by which Keras orders the layers of a model. */
final class LayerDepths {
  private static final Set<String> PRODUCTS = Set.of("Conv2D", "DepthwiseConv2dNative", "MatMul");

  private LayerDepths() {}

  /**
   * The variables of the layers that are farthest from the output first, of equally far ones as
   * they were made. A normalization, which is folded into the layer before it, stays behind that.
   *
   * @param graph in which each node comes after those that it uses
   */
  static List<Variable> deepestFirst(GraphDef graph, List<Variable> variables) {
    Map<String, Integer> depths = depths(graph);
    Map<Variable, Integer> byVariable = new HashMap<>();
    int depth = 0;
    for (Variable variable : variables) {
      depth = depths.getOrDefault(variable.layer(), depth);
      byVariable.put(variable, depth);
    }
    return variables.stream()
        .sorted(Comparator.comparing(byVariable::get, Comparator.reverseOrder()))
        .toList();
  }

  /** The longest way from a layer's product to the output, in nodes. */
  private static Map<String, Integer> depths(GraphDef graph) {
    Map<String, Integer> depths = new HashMap<>();
    List<NodeDef> nodes = graph.getNodeList();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      int next = depths.getOrDefault(nodes.get(i).getName(), 0) + 1;
      nodes.get(i).getInputList().forEach(input -> depths.merge(input, next, Math::max));
    }
    return nodes.stream()
        .filter(node -> PRODUCTS.contains(node.getOp()))
        .collect(
            toMap(
                node -> node.getName().replace("/" + node.getOp(), ""),
                node -> depths.getOrDefault(node.getName(), 0)));
  }
}
