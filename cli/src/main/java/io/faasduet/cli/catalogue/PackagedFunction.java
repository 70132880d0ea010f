package io.faasduet.cli.catalogue;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.platform.PackagedForm;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function and the artefacts that its build has left of it.
 *
 * @param descriptor what it says of itself
 * @param source the build directory, server directory or zip it was found by
 * @param zip where its Lambda zip lies, if it can be run on Lambda
 * @param serverDirectory where its server directory lies, if it can be run as a server
 */
public record PackagedFunction(
    Descriptor descriptor, Path source, Optional<Path> zip, Optional<Path> serverDirectory) {
  public PackagedFunction {
    requireNonNull(descriptor, "descriptor");
    requireNonNull(source, "source");
    requireNonNull(zip, "zip");
    requireNonNull(serverDirectory, "serverDirectory");
  }

  /** The functions of a build directory, which may be packaged or not yet; none if it has none. */
  static List<PackagedFunction> ofBuild(Path build) {
    Path only = build.resolve("classes").resolve(Descriptor.FILE);
    if (Files.exists(only)) {
      return List.of(besides(DescriptorReader.read(only), build));
    } else if (!Files.isDirectory(only.getParent())) {
      return List.of();
    }
    try (Stream<Path> each = Files.list(only.getParent())) {
      return each.map(directory -> directory.resolve(only.getFileName()))
          .filter(Files::exists)
          .sorted()
          .map(descriptor -> besides(DescriptorReader.read(descriptor), build))
          .toList();
    } catch (IOException e) {
      throw new UsageException("cannot read the descriptors in " + only.getParent());
    }
  }

  /** The function of a descriptor whose artefacts lie in a build directory. */
  static PackagedFunction besides(Descriptor descriptor, Path build) {
    return new PackagedFunction(
        descriptor,
        build,
        Optional.of(descriptor.zip()).filter(name -> !name.isEmpty()).map(build::resolve),
        Optional.of(descriptor.directory()).filter(name -> !name.isEmpty()).map(build::resolve));
  }

  public String name() {
    return descriptor.name();
  }

  /** What the local cloud runs on Lambda and as a server. */
  public FunctionArtefact artefact() {
    return artefact(EnumSet.allOf(PackagedForm.class));
  }

  /**
   * What the local cloud runs.
   *
   * @throws UsageException if one of the forms is not there, or for another machine
   */
  public FunctionArtefact artefact(Set<PackagedForm> forms) {
    if (forms.contains(PackagedForm.LAMBDA_ZIP)) {
      requireZip();
    }
    if (forms.contains(PackagedForm.SERVER_DIRECTORY)) {
      requireServer();
    }
    return unchecked();
  }

  /**
   * What the local cloud runs on Lambda.
   *
   * @throws UsageException if there is no zip, or it is for another machine
   */
  public FunctionArtefact lambdaArtefact() {
    return artefact(Set.of(PackagedForm.LAMBDA_ZIP));
  }

  /**
   * The handler class for HTTP APIs and Function URLs.
   *
   * @throws UsageException if the function has none
   */
  public String apiHandler() {
    return Optional.ofNullable(descriptor.handlers().get("api"))
        .orElseThrow(
            () ->
                new UsageException(
                    name()
                        + " has no handler for HTTP APIs; add a class that extends"
                        + " ApiGatewayHandler, named after the function's and Api"));
  }

  /**
   * The name on Lambda of the function with that handler.
   *
   * @throws UsageException if Lambda would not take it
   */
  public String apiName() {
    return lambdaName(name() + "-api");
  }

  private String lambdaName(String derived) {
    if (!LambdaConfiguration.FUNCTION_NAME.matcher(derived).matches()) {
      throw new UsageException(
          "%s is no name on Lambda: use 1 to 64 letters, digits, - and _; it follows from the name in %s of %s"
              .formatted(derived, Descriptor.FILE, source));
    }
    return derived;
  }

  /**
   * What the local cloud runs as a server.
   *
   * @throws UsageException if there is no server directory, or it is for another machine
   */
  public FunctionArtefact serverArtefact() {
    return artefact(Set.of(PackagedForm.SERVER_DIRECTORY));
  }

  private void requireZip() {
    Path file =
        zip.orElseThrow(
            () ->
                new UsageException(
                    source
                        + " is a server directory, for HTTP and gRPC only; for Lambda give the"
                        + " project, its build directory or its zip"));
    if (!descriptor.handlers().containsKey("direct")) {
      throw new UsageException(
          name() + " has no handler for direct invocation, so that it cannot be run on Lambda");
    }
    lambdaName(name());
    requireBuilt(file);
    requireArchitecture(file, NativeParts.ofZip(file));
  }

  private void requireServer() {
    Path directory =
        serverDirectory.orElseThrow(
            () ->
                new UsageException(
                    source
                        + " is a Lambda zip, for Lambda only; for HTTP and gRPC give the project,"
                        + " its build directory or its server directory"));
    if (descriptor.server().isEmpty()) {
      throw new UsageException(name() + " has no server class, so that it cannot be served");
    }
    requireBuilt(directory);
    requireArchitecture(directory, NativeParts.ofDirectory(directory));
  }

  private void requireBuilt(Path artefact) {
    if (!Files.exists(artefact)) {
      throw new UsageException(
          "%s is not packaged, %s is not there; run '%s'"
              .formatted(name(), artefact, BuildCommand.of(source)));
    }
  }

  /** Only native libraries tie an artefact to an architecture. */
  private void requireArchitecture(Path artefact, boolean hasNativeParts) {
    String machine = MachineArchitecture.name();
    if (hasNativeParts && !descriptor.architecture().equals(machine)) {
      throw new UsageException(
          "%s is for %s, and this machine is %s; build it with -Dduet.arch=%s"
              .formatted(artefact, descriptor.architecture(), machine, machine));
    }
  }

  private FunctionArtefact unchecked() {
    Path nowhere = source.resolve("absent");
    return new FunctionArtefact(
        name(),
        serverDirectory.orElse(nowhere),
        descriptor.server().orElse(""),
        zip.orElse(nowhere),
        descriptor.handlers().getOrDefault("direct", ""));
  }
}
