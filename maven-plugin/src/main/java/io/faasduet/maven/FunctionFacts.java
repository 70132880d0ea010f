package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a function says of itself, apart from its entry points; the components are those of {@link
 * FunctionDescriptor}.
 */
record FunctionFacts(
    String name,
    String summary,
    JsonNode example,
    JsonNode benchmark,
    List<String> accepts,
    List<String> answers,
    List<String> paths,
    List<String> fields,
    Map<String, String> model) {
  private static final String PRINTER = "io.faasduet.runtime.FunctionDescription";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The facts in the constants {@code SPEC} of some classes, in their order, read in a JVM with the
   * functions' class path.
   *
   * @throws IOException if a class has no such constant, or cannot be loaded
   */
  static List<FunctionFacts> of(List<String> functions, List<Path> classPath) throws IOException {
    String lines = JavaProgram.run(classPath, PRINTER, functions);
    try (MappingIterator<FunctionFacts> facts =
        JSON.readerFor(FunctionFacts.class).readValues(lines)) {
      return facts.readAll();
    }
  }
}
