package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Result files as SeBS writes them: indented, and each object's keys in order. */
final class SebsJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SebsJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The value as a tree. */
  static JsonNode tree(byte[] json) throws IOException {
    return MAPPER.readTree(json);
  }

  /** Writes a file, in the place of an earlier one. */
  static void write(Path file, ObjectNode document) {
    try {
      AtomicFile.write(file, MAPPER.writeValueAsBytes(sorted(document)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a result file.
   *
   * @throws UsageException if it is none; the message says what makes one
   */
  static ObjectNode read(Path file, String madeBy) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no %s; '%s' makes one".formatted(file, madeBy));
    }
    try {
      if (MAPPER.readTree(file.toFile()) instanceof ObjectNode document
          && document.path("_invocations").isObject()) {
        return document;
      }
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "%s is not well-formed JSON at line %d, column %d"
              .formatted(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    throw new UsageException(
        "%s holds no results: it has no '_invocations'; '%s' makes one".formatted(file, madeBy));
  }

  private static JsonNode sorted(JsonNode node) {
    if (!(node instanceof ObjectNode fields)) {
      return node;
    }
    Map<String, JsonNode> ordered = new TreeMap<>();
    fields.properties().forEach(field -> ordered.put(field.getKey(), sorted(field.getValue())));
    return object().setAll(ordered);
  }
}
