package io.faasduet.maven;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a packaged function says of itself: {@value #FILE} in its jar, its Lambda zip and its server
 * directory.
 *
 * @param name the function's name in commands and metrics
 * @param summary what it does, in a few words
 * @param handlers Lambda handler classes by trigger: {@code direct}, {@code api}, {@code sqs},
 *     {@code s3}
 * @param server the class with the server's {@code main}
 * @param example a request that shows its fields
 * @param benchmark the request that comparisons send
 * @param accepts media types of request bodies
 * @param answers media types of response bodies
 * @param paths HTTP paths besides {@code /}
 * @param fields the names of the request's fields, so that tools can warn of others
 * @param model the settings that name its model and its images, where it takes a model
 * @param configuration what it needs of the platform, where a file beside its class says so
 * @param environment variables that its processes have by default
 * @param architecture the CPU architecture it is packaged for, {@code x86_64} or {@code arm64}
 * @param version the version of its project
 * @param zip the Lambda zip's file name in the build directory
 * @param directory the server directory's name in the build directory
 */
@JsonPropertyOrder({
  "name",
  "summary",
  "handlers",
  "server",
  "example",
  "benchmark",
  "accepts",
  "answers",
  "paths",
  "fields",
  "model",
  "configuration",
  "environment",
  "architecture",
  "version",
  "zip",
  "directory"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record FunctionDescriptor(
    String name,
    String summary,
    Map<String, String> handlers,
    String server,
    JsonNode example,
    JsonNode benchmark,
    List<String> accepts,
    List<String> answers,
    List<String> paths,
    List<String> fields,
    Map<String, String> model,
    BenchmarkConfiguration configuration,
    Map<String, String> environment,
    String architecture,
    String version,
    String zip,
    String directory) {
  /** Its place in the jar, the zip and the server directory. */
  static final String FILE = "META-INF/duet/function.json";

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The descriptors that the build has written to a directory of classes, by name. */
  static List<FunctionDescriptor> in(Path classes) throws IOException {
    List<FunctionDescriptor> found = new ArrayList<>();
    for (Path file : files(classes)) {
      found.add(JSON.readValue(file.toFile(), FunctionDescriptor.class));
    }
    return found;
  }

  /**
   * Writes the descriptors of a module to its classes: one as {@value #FILE}, several each in a
   * directory of its own there, {@code META-INF/duet/NAME/function.json}. Those of functions that
   * the module has no more are deleted; one that is there as it is stays.
   */
  static void write(List<FunctionDescriptor> functions, Path classes) throws IOException {
    Map<Path, byte[]> wanted = new LinkedHashMap<>();
    Path only = classes.resolve(FILE);
    for (FunctionDescriptor function : functions) {
      if (!function.name().matches(NAME)) {
        throw new FunctionNotFoundException(
            "a function's name is of at most 64 letters, digits, '.', '_' and '-'; rename '"
                + function.name()
                + "'");
      }
      Path file =
          functions.size() == 1
              ? only
              : only.resolveSibling(function.name()).resolve(only.getFileName());
      if (wanted.put(file, function.json()) != null) {
        throw new FunctionNotFoundException(
            "two functions of this module are named " + function.name() + "; rename one");
      }
    }
    for (Path file : files(classes)) {
      if (!wanted.containsKey(file)) {
        Files.delete(file);
      }
    }
    for (Map.Entry<Path, byte[]> file : wanted.entrySet()) {
      if (!Files.exists(file.getKey())
          || !Arrays.equals(Files.readAllBytes(file.getKey()), file.getValue())) {
        Files.createDirectories(file.getKey().getParent());
        Files.write(file.getKey(), file.getValue());
      }
    }
  }

  private static List<Path> files(Path classes) throws IOException {
    Path only = classes.resolve(FILE);
    List<Path> files = new ArrayList<>();
    if (Files.exists(only)) {
      files.add(only);
    }
    if (Files.isDirectory(only.getParent())) {
      try (Stream<Path> below = Files.list(only.getParent())) {
        below
            .map(directory -> directory.resolve(only.getFileName()))
            .filter(Files::exists)
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  /** Its file's content; the same facts give the same bytes. */
  byte[] json() throws IOException {
    return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
