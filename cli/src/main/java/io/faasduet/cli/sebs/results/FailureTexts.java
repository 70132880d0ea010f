package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What went wrong in a run, by its {@code experiments.json}. */
public final class FailureTexts {
  private FailureTexts() {}

  /**
   * A line for each invocation that failed, in order.
   *
   * @throws io.faasduet.cli.command.UsageException if the directory holds no results
   */
  public static List<String> of(Path directory) {
    ObjectNode document =
        SebsJson.read(
            directory.resolve(ExperimentsFile.NAME),
            "duet sebs benchmark invoke --output-dir " + directory);
    List<JsonNode> failed = new ArrayList<>();
    for (JsonNode function : document.get("_invocations")) {
      for (JsonNode invocation : function) {
        if (invocation.at("/stats/failure").asBoolean()) {
          failed.add(invocation);
        }
      }
    }
    failed.sort(Comparator.comparingInt(each -> each.at("/duet/order").asInt()));
    return failed.stream()
        .map(
            each ->
                "%s  %s  %s: %s"
                    .formatted(
                        each.at("/times/client_begin").asText(),
                        each.at("/request_id").asText(),
                        each.at("/duet/status").asText(),
                        each.at("/duet/failure").asText()))
        .toList();
  }
}
