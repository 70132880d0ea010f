package io.faasduet.cli.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.catalogue.Descriptor.ModelVariables;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import io.faasduet.localcloud.process.ShownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one descriptor; names its file in each complaint. */
final class DescriptorReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What can be part of a path, a line of samples.csv and a command. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final JsonNode root;
  private final String source;

  private DescriptorReader(JsonNode root, String source) {
    this.root = root;
    this.source = source;
  }

  /** Reads a file. */
  static Descriptor read(Path file) {
    try {
      return read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UsageException("cannot read the descriptor " + file);
    }
  }

  /**
   * Reads a descriptor's bytes.
   *
   * @param source where they are from
   * @throws UsageException if they are no descriptor
   */
  static Descriptor read(byte[] bytes, String source) {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "the descriptor %s is not well-formed JSON at line %d, column %d; build the function again"
              .formatted(source, e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UsageException("cannot read the descriptor " + source);
    }
    return new DescriptorReader(root, source).descriptor();
  }

  private Descriptor descriptor() {
    if (!root.isObject()) {
      throw malformed("is not a JSON object");
    }
    String example = json("example").orElse("{}");
    return new Descriptor(
        name(text("name").orElseThrow(() -> malformed("has no field 'name'"))),
        text("summary").map(DescriptorReader::printable).orElse(""),
        texts("handlers"),
        text("server"),
        example,
        json("benchmark").orElse(example),
        list("accepts"),
        list("answers"),
        list("fields"),
        model(),
        benchmark(),
        environment(),
        text("architecture").orElseThrow(() -> malformed("has no field 'architecture'")),
        text("version").orElse(""),
        fileName("zip"),
        fileName("directory"));
  }

  private String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw malformed(
          "has the name '%s', and names are of at most 64 letters, digits, '.', '_' and '-'"
              .formatted(printable(name)));
    }
    return name;
  }

  /** Of an artefact, which lies in the build directory; empty if there is none. */
  private String fileName(String field) {
    String name = text(field).orElse("");
    if (name.matches("(?s).*[/\\\\\\p{Cc}].*") || Set.of(".", "..").contains(name)) {
      throw malformed(
          "has a field '%s' that is no file name: '%s'".formatted(field, printable(name)));
    }
    return name;
  }

  private Map<String, String> environment() {
    Map<String, String> variables = texts("environment");
    variables.forEach(
        (name, value) -> {
          if (name.isEmpty() || name.contains("=") || (name + value).contains("\0")) {
            throw malformed(
                "has a field 'environment' with '%s', which cannot be a variable"
                    .formatted(printable(name)));
          }
        });
    return variables;
  }

  private static String printable(String text) {
    String plain = ShownText.of(text).replaceAll("\\s", " ");
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }

  private Optional<ModelVariables> model() {
    JsonNode model = root.path("model");
    if (model.isMissingNode() || model.isNull()) {
      return Optional.empty();
    } else if (!model.path("setting").isTextual()) {
      throw malformed("has a field 'model' without 'setting'");
    }
    return Optional.of(
        new ModelVariables(
            model.get("setting").textValue(),
            Optional.ofNullable(model.path("images").textValue())));
  }

  private Optional<BenchmarkNeeds> benchmark() {
    JsonNode needs = root.path("configuration");
    if (!needs.isObject()) {
      return Optional.empty();
    }
    Map<String, BenchmarkNeeds.Keys> tables = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> table : needs.path("tables").properties()) {
      tables.put(
          table.getKey(),
          new BenchmarkNeeds.Keys(
              table.getValue().path("partition_key").asText(),
              Optional.ofNullable(table.getValue().path("sort_key").textValue())));
    }
    return Optional.of(
        new BenchmarkNeeds(
            Optional.ofNullable(needs.path("id").textValue()).map(this::name),
            Duration.ofSeconds(needs.path("timeout").asLong()),
            needs.path("memory").asInt(),
            needs.path("input_buckets").asInt(),
            needs.path("output_buckets").asInt(),
            texts(needs.path("modules"), "configuration.modules"),
            tables,
            Optional.ofNullable(needs.path("generator").textValue())));
  }

  private Optional<String> text(String field) {
    JsonNode node = root.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    } else if (!node.isTextual() || node.textValue().isBlank()) {
      throw malformed("has a field '" + field + "' that is not text");
    }
    return Optional.of(node.textValue());
  }

  private Optional<String> json(String field) {
    JsonNode node = root.path(field);
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.toString());
  }

  private Map<String, String> texts(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path(field).properties()) {
      if (!entry.getValue().isTextual()) {
        throw malformed("has a field '" + field + "." + entry.getKey() + "' that is not text");
      }
      texts.put(entry.getKey(), entry.getValue().textValue());
    }
    return texts;
  }

  private List<String> list(String field) {
    return texts(root.path(field), field);
  }

  private List<String> texts(JsonNode elements, String field) {
    List<String> list = new ArrayList<>();
    for (JsonNode element : elements) {
      if (!element.isTextual()) {
        throw malformed("has a field '" + field + "' that is not a list of texts");
      }
      list.add(element.textValue());
    }
    return list;
  }

  private UsageException malformed(String what) {
    return new UsageException(
        "the descriptor " + source + " " + what + "; build the function again");
  }
}
