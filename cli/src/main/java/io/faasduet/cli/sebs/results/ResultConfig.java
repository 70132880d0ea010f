package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.results.Run;
import io.faasduet.cli.command.BuildVersion;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.files.Sha256;
import io.faasduet.localcloud.FunctionArtefact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What SeBS's result files say of the run. Of the configuration it has the settings of experiments,
 * and of the platform its name and region alone, so that no credentials are written.
 */
public final class ResultConfig {
  private static final List<String> FLAGS =
      List.of("update_code", "update_storage", "download_results");
  private static final List<String> EXPERIMENTS =
      List.of("perf-cost", "network-ping-pong", "invocation-overhead", "eviction-model");

  private final SebsConfig config;
  private final String deployment;
  private final Optional<String> region;
  private final String resourceId;

  /**
   * Of a run with that configuration.
   *
   * @param deployment the platform's name
   */
  public ResultConfig(SebsConfig config, String deployment, Optional<String> region) {
    this(config, deployment, region, Optional.empty());
  }

  /**
   * Of a run of what has an id already.
   *
   * @param id the resource id; the configuration's, or one that is drawn, without it
   */
  public ResultConfig(
      SebsConfig config, String deployment, Optional<String> region, Optional<String> id) {
    this.config = config;
    this.deployment = deployment;
    this.region = region;
    this.resourceId =
        id.or(() -> configured(config, deployment))
            .orElseGet(() -> UUID.randomUUID().toString().substring(0, 8));
  }

  private static Optional<String> configured(SebsConfig config, String deployment) {
    return config.ofDeployment(deployment, "resources", "resources_id");
  }

  /** The id that is part of the names of functions: the configuration's, or one that is drawn. */
  public String resourceId() {
    return resourceId;
  }

  /** The object {@code config}. */
  public ObjectNode json() {
    ObjectNode json = SebsJson.object();
    ObjectNode platform = json.putObject("deployment");
    platform.put("name", deployment);
    region.ifPresent(name -> platform.put("region", name));
    platform.putObject("resources").put("resources_id", resourceId);
    ObjectNode experiments = json.putObject("experiments");
    FLAGS.forEach(flag -> experiments.put(flag, config.experiments().path(flag).asBoolean()));
    experiments.put(
        "architecture", System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64");
    experiments.put("system_variant", "package");
    experiments.put("container_deployment", false); // the same in SeBS 1.2
    experiments.putObject("flags");
    ObjectNode runtime = experiments.putObject("runtime");
    runtime.put("language", "java");
    runtime.put("version", Integer.toString(Runtime.version().feature()));
    ObjectNode each = experiments.putObject("experiments");
    EXPERIMENTS.forEach(
        name -> config.experiment(name).ifPresent(settings -> each.set(name, settings)));
    return json;
  }

  /** Which Duet and which Java made a file, and what its random choices were drawn from. */
  public static ObjectNode provenance(long seed) {
    Run.Version version = BuildVersion.version();
    ObjectNode duet = SebsJson.object();
    duet.put("version", version.number());
    version.commit().ifPresent(commit -> duet.put("commit", commit));
    duet.put("java", Runtime.version().toString());
    duet.put("seed", seed);
    return duet;
  }

  /** Adds the digests of a benchmark's input and of its Lambda zip. */
  public static void digests(ObjectNode duet, ResolvedFunction function, Optional<String> size) {
    size.ifPresent(text -> duet.put("size", text));
    duet.put("input_sha256", Sha256.hex(function.request()));
    function
        .artefact()
        .map(FunctionArtefact::lambdaZip)
        .filter(Files::isRegularFile)
        .ifPresent(zip -> duet.put("zip_sha256", digest(zip)));
  }

  private static String digest(Path file) {
    try {
      return Sha256.hex(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
