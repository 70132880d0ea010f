package io.faasduet.sebs.graph;

import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SeBS's inputs of the graph functions, and what their answers are checked against. Not
 * thread-safe: keeps the last graph.
 */
public final class GraphInputs {
  private Optional<GraphRequest> last = Optional.empty();
  private BarabasiAlbertGraph graph = BarabasiAlbertGraph.generate(1, 0);

  /** The payload of a size; the seed is SeBS's, whose reference values are for that alone. */
  public static GeneratedInput generate(InputContext context) {
    int size =
        switch (context.size()) {
          case TEST -> 10;
          case SMALL -> 10_000;
          case LARGE -> 100_000;
        };
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("size", size);
    payload.put("seed", GraphRequest.DEFAULT_SEED);
    return GeneratedInput.of(payload);
  }

  /** The request of a payload. */
  public static GraphRequest request(Map<String, Object> payload) {
    return new GraphRequest(
        ((Number) payload.get("size")).intValue(),
        ((Number) payload.getOrDefault("seed", GraphRequest.DEFAULT_SEED)).longValue());
  }

  /** The graph of a request, drawn anew if it is not the last one asked for. */
  public BarabasiAlbertGraph graph(GraphRequest request) {
    if (!last.equals(Optional.of(request))) {
      graph = BarabasiAlbertGraph.generate(request.size(), request.seed());
      last = Optional.of(request);
    }
    return graph;
  }

  /** The elements of a list of whole numbers; empty if it is something else. */
  public static Optional<int[]> wholeNumbers(Object list) {
    if (!(list instanceof List<?> elements)) {
      return Optional.empty();
    }
    int[] numbers = new int[elements.size()];
    int i = 0;
    for (Object element : elements) {
      if (!(element instanceof Integer number)) {
        return Optional.empty();
      }
      numbers[i++] = number;
    }
    return Optional.of(numbers);
  }

  /** The MD5 of lists as JSON without blanks, as SeBS keeps it of right answers. */
  public static String md5(List<?> lists) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(Json.write(lists)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
