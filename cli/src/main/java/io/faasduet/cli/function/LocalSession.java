package io.faasduet.cli.function;

import io.faasduet.bench.platform.LocalTargets;
import io.faasduet.bench.platform.Target;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The targets of one command on this machine, with S3 or without, with the functions' own models or
 * another.
 */
public final class LocalSession implements AutoCloseable {
  private final boolean s3;
  private final ModelOption model;
  private final Map<String, LocalTargets> targets = new HashMap<>();
  private final Map<String, S3ModelFixture> fixtures = new HashMap<>();

  private LocalSession(boolean s3, ModelOption model) {
    this.s3 = s3;
    this.model = model;
  }

  /**
   * A session without targets.
   *
   * @param s3 whether functions with a model fetch it from S3 on this machine
   */
  public static LocalSession open(boolean s3, ModelOption model) {
    return new LocalSession(s3, model);
  }

  /** The target of a function over a transport; it starts with the first request. */
  public Target target(PackagedFunction function, Transport via) {
    return switch (via) {
      case lambda -> targets(function).lambda(function.lambdaArtefact());
      case inproc, http -> targets(function).http(function.serverArtefact());
      case grpc -> targets(function).grpc(function.serverArtefact());
    };
  }

  /** Each function has settings of its own. */
  private LocalTargets targets(PackagedFunction function) {
    return targets.computeIfAbsent(function.name(), name -> LocalTargets.of(settings(function)));
  }

  private Map<String, String> settings(PackagedFunction function) {
    Map<String, String> settings = InheritedEnvironment.with(function.descriptor().environment());
    settings.putAll(model.settings(function));
    return fixture(function).map(fixture -> fixture.settings(settings)).orElse(settings);
  }

  private Optional<S3ModelFixture> fixture(PackagedFunction function) {
    if (!s3 || function.descriptor().model().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        fixtures.computeIfAbsent(function.name(), name -> S3ModelFixture.start(function)));
  }

  @Override
  public void close() {
    targets.values().forEach(LocalTargets::close);
    fixtures.values().forEach(S3ModelFixture::close);
  }
}
