package io.faasduet.sebs.graph.bfs;

import io.faasduet.sebs.graph.BarabasiAlbertGraph;
import java.util.Arrays;
import java.util.Optional;

/** Whether three lists are a breadth-first search of a graph, by what makes one. */
final class SearchCheck {
  private static final int UNSEEN = -1;

  private final BarabasiAlbertGraph graph;
  private final int[] order;
  private final int[] layerStarts;
  private final int[] parents;
  private final int[] layers;

  SearchCheck(BarabasiAlbertGraph graph, int[] order, int[] layerStarts, int[] parents) {
    this.graph = graph;
    this.order = order;
    this.layerStarts = layerStarts;
    this.parents = parents;
    this.layers = new int[graph.size()];
  }

  /** What is wrong with the lists; empty if they are a search. */
  Optional<String> fault() {
    return layered().or(this::reached).or(this::nearest);
  }

  /** Each vertex is in one layer, the first alone in its own. */
  private Optional<String> layered() {
    int size = graph.size();
    if (order.length != size || parents.length != size) {
      return Optional.of("result does not have a place and a parent for each vertex");
    }
    int last = layerStarts.length - 1;
    if (last < 1 || layerStarts[0] != 0 || layerStarts[1] != 1 || layerStarts[last] != size) {
      return Optional.of("result has layers that do not start at 0 and 1 and end at " + size);
    }
    Arrays.fill(layers, UNSEEN);
    for (int layer = 0; layer < last; layer++) {
      if (layerStarts[layer] >= layerStarts[layer + 1]) {
        return Optional.of("result has a layer without vertices");
      }
      for (int place = layerStarts[layer]; place < layerStarts[layer + 1]; place++) {
        int vertex = order[place];
        if (vertex < 0 || vertex >= size || layers[vertex] != UNSEEN) {
          return Optional.of("result visits vertex " + vertex + " twice, or there is none");
        }
        layers[vertex] = layer;
      }
    }
    return order[0] == 0 ? Optional.empty() : Optional.of("result does not start at vertex 0");
  }

  /** Each vertex is joined to its parent, in the layer before. */
  private Optional<String> reached() {
    if (parents[0] != -1) {
      return Optional.of("result has a parent of vertex 0");
    }
    for (int vertex = 1; vertex < parents.length; vertex++) {
      int parent = parents[vertex];
      if (parent < 0
          || parent >= parents.length
          || graph.edgeBetween(vertex, parent) < 0
          || layers[parent] != layers[vertex] - 1) {
        return Optional.of("result has " + parent + " as the parent of vertex " + vertex);
      }
    }
    return Optional.empty();
  }

  /** No edge skips a layer, so that each vertex is as near as can be. */
  private Optional<String> nearest() {
    for (int edge = 0; edge < graph.edges(); edge++) {
      if (Math.abs(layers[graph.later(edge)] - layers[graph.earlier(edge)]) > 1) {
        return Optional.of(
            "result has vertices "
                + graph.earlier(edge)
                + " and "
                + graph.later(edge)
                + ", which are joined, more than a layer apart");
      }
    }
    return Optional.empty();
  }
}
