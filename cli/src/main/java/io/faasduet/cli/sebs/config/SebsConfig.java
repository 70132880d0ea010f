package io.faasduet.cli.sebs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A configuration as SeBS 1.2 has it: objects {@code experiments} and {@code deployment}. What is
 * not given is absent; credentials that it may hold are neither read nor written anywhere.
 *
 * @param experiments the settings of experiments
 * @param deployment the settings of platforms
 * @param unknown what is in it that neither SeBS nor Duet knows, a sentence each
 */
public record SebsConfig(ObjectNode experiments, ObjectNode deployment, List<String> unknown) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> PARTS = Set.of("experiments", "deployment");
  private static final Set<String> EXPERIMENTS =
      Set.of(
          "deployment",
          "update_code",
          "update_storage",
          "download_results",
          "architecture",
          "container_deployment",
          "system_variant",
          "runtime",
          "flags",
          "type",
          "experiments",
          "perf-cost",
          "network-ping-pong",
          "invocation-overhead",
          "eviction-model");
  private static final Set<String> PLATFORMS =
      Set.of("name", "aws", "azure", "gcp", "local", "openwhisk", "knative");

  public SebsConfig {
    unknown = List.copyOf(unknown);
  }

  /** The configuration of those who give none. */
  public static SebsConfig empty() {
    return new SebsConfig(
        JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode(), List.of());
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it cannot be read, or is no such configuration
   */
  public static SebsConfig read(Path file) {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a directory; name a configuration file");
    } else if (!Files.isReadable(file)) {
      throw new UsageException("there is no configuration file " + file);
    }
    try {
      JsonNode root = JSON.readTree(file.toFile());
      if (!(root instanceof ObjectNode parts)) {
        throw new UsageException(file + " must hold a JSON object with 'experiments'");
      }
      ObjectNode experiments = part(file, parts, "experiments");
      ObjectNode deployment = part(file, parts, "deployment");
      return new SebsConfig(experiments, deployment, unknown(parts, experiments, deployment));
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "%s is not well-formed JSON at line %d, column %d"
              .formatted(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read: " + e.getMessage());
    }
  }

  private static ObjectNode part(Path file, ObjectNode parts, String name) {
    JsonNode part = parts.path(name);
    if (part.isMissingNode() || part.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    } else if (part instanceof ObjectNode fields) {
      return fields;
    }
    throw new UsageException("%s: '%s' must be an object".formatted(file, name));
  }

  private static List<String> unknown(
      ObjectNode parts, ObjectNode experiments, ObjectNode deployment) {
    List<String> unknown = new ArrayList<>();
    collect("", parts, PARTS, unknown);
    collect("experiments.", experiments, EXPERIMENTS, unknown);
    collect("deployment.", deployment, PLATFORMS, unknown);
    return unknown;
  }

  private static void collect(
      String place, JsonNode object, Set<String> known, List<String> unknown) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                List<String> nearest = NearestNames.to(name, known);
                unknown.add(
                    "there is no field '%s%s' in a configuration%s"
                        .formatted(
                            place,
                            name,
                            nearest.isEmpty() ? "" : "; did you mean " + nearest.get(0) + "?"));
              }
            });
  }

  /** The language of the benchmarks, such as {@code python}. */
  public Optional<String> language() {
    return text(experiments.path("runtime"), "language");
  }

  /** The version of the language. */
  public Optional<String> languageVersion() {
    return text(experiments.path("runtime"), "version");
  }

  /** The platform: {@code deployment.name}, or as of 2020 {@code experiments.deployment}. */
  public Optional<String> deploymentName() {
    return text(deployment, "name").or(() -> text(experiments, "deployment"));
  }

  /** A text of the platform's own settings, such as {@code region} of {@code aws}. */
  public Optional<String> ofDeployment(String platform, String field) {
    return text(deployment.path(platform), field);
  }

  /** A text of a part of the platform's settings, such as {@code resources} of {@code aws}. */
  public Optional<String> ofDeployment(String platform, String part, String field) {
    return text(deployment.path(platform).path(part), field);
  }

  /** A bucket for input and output that is there already, of the platform's {@code resources}. */
  public Optional<String> benchmarksBucket(String platform) {
    return text(deployment.path(platform).path("resources").path("storage_buckets"), "benchmarks");
  }

  /**
   * The role of functions on AWS, of {@code resources} or, as early versions have it, next to them.
   */
  public Optional<String> lambdaRole() {
    return ofDeployment("aws", "resources", "lambda-role")
        .or(() -> ofDeployment("aws", "lambda-role"));
  }

  /** Whether {@code experiments} has a flag, such as {@code update_code}, that is true. */
  public boolean flag(String name) {
    return experiments.path(name).asBoolean();
  }

  /** The settings of an experiment, if there are any. */
  public Optional<ObjectNode> experiment(String name) {
    return experiments.path(name) instanceof ObjectNode fields
        ? Optional.of(fields)
        : Optional.empty();
  }

  /**
   * How many US dollars an experiment may cost, {@code max-usd} of its settings.
   *
   * @throws UsageException if it is no number above 0
   */
  public OptionalDouble maxUsd(String name) {
    JsonNode value = experiments.path(name).path(ExperimentFields.MAX_USD);
    if (value.isMissingNode()) {
      return OptionalDouble.empty();
    } else if (!value.isNumber() || !(value.asDouble() > 0)) {
      throw new UsageException(
          "%s: '%s' must be a number of US dollars above 0, not %s"
              .formatted(name, ExperimentFields.MAX_USD, value));
    }
    return OptionalDouble.of(value.asDouble());
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.of(object.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank());
  }
}
