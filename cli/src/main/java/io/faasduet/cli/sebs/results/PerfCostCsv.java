package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SeBS's {@code perf-cost/result.csv}: a line for each sample, in the order they were made. Times
 * are in microseconds, memory in MB; {@code connection_time} is in seconds, as in SeBS, and 0,
 * since connections are open beforehand. Beside each file of results it leaves one without the
 * functions' answers, {@code <type>_results_<memory>-processed.json}.
 */
public final class PerfCostCsv {
  private static final String HEADER =
      "memory,type,is_cold,exec_time,connection_time,client_time,provider_time,mem_used";
  private static final Pattern FILE =
      Pattern.compile("([a-z]+)_results(?:_(\\d+))?(-processed)?\\.json");

  private PerfCostCsv() {}

  /**
   * Writes the files.
   *
   * @return the table
   * @throws UsageException if the directory holds no results of perf-cost
   */
  public static Path write(Path directory) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    List<Path> results = results(directory);
    if (results.isEmpty()) {
      throw new UsageException(
          "there are no results in %s; 'duet sebs experiment invoke perf-cost' makes some"
              .formatted(directory));
    }
    for (Path file : results) {
      ObjectNode document = SebsJson.read(file, "duet sebs experiment invoke perf-cost");
      Matcher name = FILE.matcher(file.getFileName().toString());
      if (!name.matches()) {
        throw new IllegalStateException("it was found by its name: " + file);
      }
      String memory = name.group(2) == null ? "0" : name.group(2);
      invocations(document).forEach(each -> lines.add(line(memory, name.group(1), each)));
      invocations(document).forEach(PerfCostCsv::removeAnswer);
      String stem = file.getFileName().toString().replaceFirst("\\.json$", "");
      SebsJson.write(file.resolveSibling(stem + "-processed.json"), document);
    }
    Path table = directory.resolve("result.csv");
    try {
      return AtomicFile.write(
          table, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(table + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** The files of results, without those that were processed. */
  private static List<Path> results(Path directory) {
    return files(directory, false);
  }

  /** The files that were processed. */
  public static List<Path> processed(Path directory) {
    return files(directory, true);
  }

  private static List<Path> files(Path directory, boolean processed) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file -> {
                Matcher name = FILE.matcher(file.getFileName().toString());
                return name.matches() && (name.group(3) != null) == processed;
              })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be read", e);
    }
  }

  private static List<ObjectNode> invocations(ObjectNode document) {
    List<ObjectNode> invocations = new ArrayList<>();
    document
        .get("_invocations")
        .forEach(function -> function.forEach(each -> invocations.add((ObjectNode) each)));
    invocations.sort(Comparator.comparingInt(each -> each.at("/duet/order").asInt()));
    return invocations;
  }

  private static String line(String memory, String type, JsonNode invocation) {
    JsonNode used = invocation.at("/stats/memory_used");
    return String.join(
        ",",
        memory,
        type,
        invocation.at("/stats/cold_start").asBoolean() ? "True" : "False", // Python's
        invocation.at("/times/benchmark").asText(),
        invocation.at("/times/http_startup").asText(),
        invocation.at("/times/client").asText(),
        invocation.at("/provider_times/execution").asText(),
        used.isNumber() ? used.asText() : "");
  }

  /** An answer may be large, and says nothing of times. */
  private static void removeAnswer(ObjectNode invocation) {
    if (invocation.at("/output/result") instanceof ObjectNode result) {
      result.remove("result");
    }
  }
}
