package io.faasduet.maven;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, String> environment,
    String architecture,
    String version,
    String zip,
    String directory) {
  /** Its place in the jar, the zip and the server directory. */
  static final String FILE = "META-INF/duet/function.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The descriptor that the build has written to a directory of classes, if it has. */
  static Optional<FunctionDescriptor> in(Path classes) throws IOException {
    Path file = classes.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), FunctionDescriptor.class))
        : Optional.empty();
  }

  /** Writes it below a directory, unless it is there as it is. */
  void writeTo(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    byte[] json = json();
    if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), json)) {
      Files.createDirectories(file.getParent());
      Files.write(file, json);
    }
  }

  /** Its file's content; the same facts give the same bytes. */
  byte[] json() throws IOException {
    return (JSON.writeValueAsString(this) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
