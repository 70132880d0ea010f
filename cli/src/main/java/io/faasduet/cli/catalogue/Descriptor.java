package io.faasduet.cli.catalogue;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.input.BenchmarkNeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a packaged function says of itself, in {@value #FILE} of its classes, its Lambda zip, its
 * server directory and its jar; where a module has several functions, its classes and its jar have
 * {@code META-INF/duet/NAME/function.json} of each.
 *
 * @param name the function's name in commands and results
 * @param summary what it does, in a few words
 * @param handlers Lambda handler classes by trigger: {@code direct}, {@code api}, {@code sqs},
 *     {@code s3}
 * @param server the class with the server's {@code main}
 * @param exampleJson a request that shows its fields
 * @param benchmarkJson the request that comparisons send
 * @param accepts media types of request bodies
 * @param answers media types of response bodies
 * @param fields the names of the request's fields; none where the build did not say
 * @param model the settings that name its model and its images, where it takes a model
 * @param benchmark what it needs as a benchmark of a suite, if it is one
 * @param environment variables that its processes have by default
 * @param architecture the CPU architecture it is packaged for: {@code x86_64} or {@code arm64}
 * @param version the version of its project
 * @param zip the Lambda zip's file name in the build directory
 * @param directory the server directory's name in the build directory
 */
public record Descriptor(
    String name,
    String summary,
    Map<String, String> handlers,
    Optional<String> server,
    String exampleJson,
    String benchmarkJson,
    List<String> accepts,
    List<String> answers,
    List<String> fields,
    Optional<ModelVariables> model,
    Optional<BenchmarkNeeds> benchmark,
    Map<String, String> environment,
    String architecture,
    String version,
    String zip,
    String directory) {
  /** Its place below a directory of classes, and in a zip, jar or server directory. */
  public static final String FILE = "META-INF/duet/function.json";

  public Descriptor {
    requireNonNull(name, "name");
    requireNonNull(summary, "summary");
    handlers = Map.copyOf(handlers);
    requireNonNull(server, "server");
    requireNonNull(exampleJson, "exampleJson");
    requireNonNull(benchmarkJson, "benchmarkJson");
    accepts = List.copyOf(accepts);
    answers = List.copyOf(answers);
    fields = List.copyOf(fields);
    requireNonNull(model, "model");
    requireNonNull(benchmark, "benchmark");
    environment = Map.copyOf(environment);
    requireNonNull(architecture, "architecture");
    requireNonNull(version, "version");
    requireNonNull(zip, "zip");
    requireNonNull(directory, "directory");
  }

  /** Whether the function has that name, alone, with its number in a suite, or as that number. */
  boolean isNamed(String text) {
    String undotted = undotted(text);
    return name.equals(text)
        || id().map(Descriptor::undotted)
            .filter(id -> id.equals(undotted) || id.startsWith(undotted + "."))
            .isPresent();
  }

  /** SeBS's number {@code 2.1.0} is {@code 210}. */
  private static String undotted(String id) {
    return id.replaceFirst("^([0-9])\\.([0-9])\\.([0-9])(?=\\.|$)", "$1$2$3");
  }

  /** Its name in its suite, if it is a benchmark of one. */
  public Optional<String> id() {
    return benchmark.flatMap(BenchmarkNeeds::id);
  }

  /** The class that makes its input and checks its answers, if it has one. */
  public Optional<String> generator() {
    return benchmark.flatMap(BenchmarkNeeds::generator);
  }

  /** Whether its input is made in storage or tables of this machine. */
  public boolean hasStoredInput() {
    return generator().isPresent()
        && benchmark.filter(needs -> needs.storesObjects() || needs.storesItems()).isPresent();
  }

  /** Whether a request's body may be an image. */
  public boolean acceptsImages() {
    return accepts.stream().anyMatch(type -> type.startsWith("image/"));
  }

  /** Whether a response's body may be an image. */
  public boolean answersImages() {
    return answers.stream().anyMatch(type -> type.startsWith("image/"));
  }

  /**
   * The settings of a function that takes a model.
   *
   * @param setting the setting that names the model
   * @param images the setting that names the images that requests refer to by number
   */
  public record ModelVariables(String setting, Optional<String> images) {}
}
