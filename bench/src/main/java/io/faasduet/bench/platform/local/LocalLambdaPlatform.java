package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.LambdaProtocol;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.EnvironmentRecycler;
import io.faasduet.bench.platform.LambdaTarget;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.execution.InitCpu;
import io.faasduet.localcloud.lambda.execution.LambdaSnapshot;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartVariant;
import io.faasduet.localcloud.startup.StartupArchive;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code lambda}: the function's Lambda zip on a local Lambda service, invoked by Lambda's API. */
public final class LocalLambdaPlatform implements Platform {
  /** Lambda, which ends what runs into its timeout, is waited for until it has said so. */
  private static final Duration INIT_AND_REPORT = Duration.ofSeconds(15);

  @Override
  public String key() {
    return "lambda";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Class<LambdaScale> optionsType() {
    return LambdaScale.class;
  }

  /**
   * The zip holds no archive, and AWS's runtime client has its own in any case. AWS's protocol has
   * no invocation ahead of a snapshot, so a warm one is of a function that primes itself before it.
   */
  @Override
  public List<StartVariant> starts() {
    return List.of(StartVariant.PLAIN, StartVariant.SNAPSHOT, StartVariant.SNAPSHOT_WARM);
  }

  @Override
  public Target open(TargetRequest request) {
    FunctionArtefact artefact = request.function().packaged(request.label());
    boolean restores = request.start().filter(way -> way.variant().restores()).isPresent();
    if (restores) {
      Criu.ofThisJvm()
          .refusal()
          .ifPresent(
              reason -> {
                throw new PlanException(request.label() + ": " + reason);
              });
    }
    LambdaScale scale = (LambdaScale) request.options();
    LocalLambda service =
        LocalLambda.start(
            LambdaOptions.of(System.getenv())
                .withJava(artefact.jvm().java())
                .withConcurrency(scale.concurrency())
                .withInitCpu(new InitCpu(scale.initCpu())));
    try {
      service.deploy(configuration(artefact, request));
      if (restores) {
        service.takeSnapshot(artefact.name());
      }
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
    return new LambdaTarget(
        request.local(PlatformName.LAMBDA),
        service.endpoint(),
        LambdaProtocol.local(artefact.name(), request.timeout().plus(INIT_AND_REPORT)),
        new LocalEnvironments(service, artefact.name(), scale.concurrency(), restores));
  }

  private static LambdaConfiguration configuration(
      FunctionArtefact artefact, TargetRequest request) {
    Map<String, String> settings = new HashMap<>(request.function().settings());
    request
        .start()
        .filter(way -> way.variant() == StartVariant.SNAPSHOT_WARM)
        .ifPresent(way -> settings.put(LambdaSnapshot.PRIME, Integer.toString(way.prime())));
    return new LambdaConfiguration(
            artefact.name(),
            artefact.lambdaZip(),
            artefact.handlerClass(),
            request.megabytes(),
            Duration.ofSeconds(Math.max(1, request.timeout().toSeconds())),
            Map.of())
        .inheriting(settings);
  }

  /** The environments of the only function of a service, which is closed with them. */
  private record LocalEnvironments(
      LocalLambda service, String function, int mostWatched, boolean restores)
      implements EnvironmentRecycler {
    @Override
    public List<Long> processIds() {
      return service.processIds(function);
    }

    @Override
    public void recycle() {
      service.recycle(function);
    }

    @Override
    public Optional<StartTimes> lastStart() {
      return service.lastStart(function);
    }

    @Override
    public Optional<StartupArchive> startupArchive() {
      return restores ? service.snapshot(function) : Optional.of(service.startupArchive());
    }

    @Override
    public void close() {
      service.close();
    }
  }
}
