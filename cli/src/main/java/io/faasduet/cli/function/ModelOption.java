package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Descriptor.ModelVariables;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that gives a function another model than its own. */
public final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "The model that answers: a bundle's directory or zip, or an address in S3; for image-classify"
              + " also efficientnet_lite0, mobilenet_v2, resnet50 or inception_v3. Default: the function's own.")
  public @Nullable String model;

  /** The option as if it had been given so. */
  public static ModelOption of(String model) {
    ModelOption option = new ModelOption();
    option.model = model;
    return option;
  }

  /**
   * The settings that the option stands for.
   *
   * @throws UsageException if the function has no model, or a path leads to none
   */
  public Map<String, String> settings(PackagedFunction function) {
    if (model == null) {
      return Map.of();
    }
    String setting =
        function
            .descriptor()
            .model()
            .map(ModelVariables::setting)
            .orElseThrow(
                () -> new UsageException(function.name() + " has no model; leave out --model"));
    Optional<Path> there = onDisk(model);
    if (there.isEmpty() && model.matches("(/|\\.\\.?/).*")) {
      throw new UsageException("--model: there is no file or directory " + model);
    }
    return Map.of(setting, there.map(path -> path.toUri().toString()).orElse(model));
  }

  private static Optional<Path> onDisk(String text) {
    try {
      return Optional.of(Path.of(text).toAbsolutePath().normalize()).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
