package io.faasduet.cli.function;

import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.platform.local.ChildProcessTarget;
import io.faasduet.bench.platform.local.LambdaScale;
import io.faasduet.bench.platform.local.LocalGrpcPlatform;
import io.faasduet.bench.platform.local.LocalHttpPlatform;
import io.faasduet.bench.platform.local.LocalLambdaPlatform;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The functions of one command on this machine, with S3 or without, with their own models or
 * another.
 */
public final class LocalSession implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final boolean s3;
  private final ModelOption model;
  private final InputOption input;
  private final BenchmarkInputs inputs = new BenchmarkInputs();
  private final Map<String, S3ModelFixture> fixtures = new HashMap<>();

  private LocalSession(boolean s3, ModelOption model, InputOption input) {
    this.s3 = s3;
    this.model = model;
    this.input = input;
  }

  /**
   * A session of functions.
   *
   * @param s3 whether functions with a model fetch it from S3 on this machine
   */
  public static LocalSession open(boolean s3, ModelOption model, InputOption input) {
    return new LocalSession(s3, model, input);
  }

  /**
   * A function with a request for one transport.
   *
   * @param request the request; without one it is what its generator makes, or an empty object
   */
  public ResolvedFunction resolved(
      PackagedFunction function, Transport via, Optional<String> request) {
    FunctionArtefact artefact =
        via == Transport.lambda ? function.lambdaArtefact() : function.serverArtefact();
    boolean generated = function.descriptor().generator().isPresent();
    return resolved(function, artefact, generated ? request : Optional.of(request.orElse("{}")));
  }

  /** A function with a request, or its benchmark request, and its settings in this session. */
  public ResolvedFunction resolved(PackagedFunction function, Optional<String> request) {
    return resolved(function, function.artefact(), request);
  }

  private ResolvedFunction resolved(
      PackagedFunction function, FunctionArtefact artefact, Optional<String> request) {
    return inputs.resolved(
        function, artefact, request, input.size(), timeout(function), settings(function));
  }

  /** The target of a function over a transport; it starts with the first request. */
  public Target target(PackagedFunction function, ResolvedFunction resolved, Transport via) {
    return switch (via) {
      case inproc ->
          ChildProcessTarget.of(
              resolved.packaged(via.name()), resolved.settings(), timeout(function));
      case lambda -> open(new LocalLambdaPlatform(), new LambdaScale(), function, resolved);
      case http -> open(new LocalHttpPlatform(), new Platform.NoOptions(), function, resolved);
      case grpc -> open(new LocalGrpcPlatform(), new Platform.NoOptions(), function, resolved);
    };
  }

  private static Target open(
      Platform platform, Record options, PackagedFunction function, ResolvedFunction resolved) {
    return platform.open(
        new TargetRequest(
            platform.key(),
            platform.key(),
            resolved,
            ProcessLimits.MEGABYTES_PER_CPU,
            options,
            timeout(function)));
  }

  /** A benchmark says how long it may take. */
  private static Duration timeout(PackagedFunction function) {
    return function
        .descriptor()
        .benchmark()
        .map(BenchmarkNeeds::timeout)
        .filter(needed -> needed.compareTo(TIMEOUT) > 0)
        .orElse(TIMEOUT);
  }

  /** Each function has its own settings. */
  private Map<String, String> settings(PackagedFunction function) {
    Map<String, String> settings = InheritedEnvironment.with(function.descriptor().environment());
    Map<String, String> chosen = model.settings(function);
    settings.putAll(chosen);
    Optional<S3ModelFixture> fixture = fixture(function);
    if (fixture.isEmpty()) {
      return settings;
    }
    Map<String, String> fetching = fixture.get().settings(settings);
    requireChosen(function, chosen, fetching);
    return fetching;
  }

  /** The S3 server has the function's own model, if it has one, and none that lies elsewhere. */
  private static void requireChosen(
      PackagedFunction function, Map<String, String> chosen, Map<String, String> fetching) {
    chosen.forEach(
        (setting, model) -> {
          if (model.startsWith("s3:") || !model.equals(fetching.get(setting))) {
            throw new UsageException(
                "--s3 fetches the model that %s is packaged with; leave out --s3 or --model"
                    .formatted(function.name()));
          }
        });
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
    fixtures.values().forEach(S3ModelFixture::close);
    inputs.close();
  }
}
