package io.faasduet.cli.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.catalogue.Descriptor;
import io.faasduet.cli.command.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of requests, as descriptors name them. */
public final class RequestFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestFields() {}

  /**
   * What is to be said of the fields of a request that its function does not have; nothing where
   * there is none, or the descriptor does not name the fields.
   */
  public static Optional<String> unknown(Descriptor function, String request) {
    JsonNode root;
    try {
      root = JSON.readTree(request);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // the function says where it is malformed
    }
    List<String> unknown = new ArrayList<>();
    root.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(function.fields());
    if (function.fields().isEmpty() || unknown.isEmpty()) {
      return Optional.empty();
    }
    String names = unknown.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    List<String> nearest =
        unknown.size() == 1 ? NearestNames.to(unknown.get(0), function.fields()) : List.of();
    return Optional.of(
        "%s has no request field %s; %s"
            .formatted(
                function.name(),
                names,
                nearest.isEmpty()
                    ? "its fields are " + String.join(", ", function.fields())
                    : "did you mean " + String.join(" or ", nearest) + "?"));
  }
}
