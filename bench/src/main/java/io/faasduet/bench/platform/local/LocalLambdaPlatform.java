package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.LambdaProtocol;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.EnvironmentRecycler;
import io.faasduet.bench.platform.InstanceStart;
import io.faasduet.bench.platform.LambdaTarget;
import io.faasduet.bench.platform.PackagedForm;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.execution.InitCpu;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.PackagedArchive;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartVariant;
import io.faasduet.localcloud.startup.StartupArchive;
import io.faasduet.runtime.OwnRequests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code lambda}: the function's Lambda zip on a local Lambda service, invoked by Lambda's API. */
public final class LocalLambdaPlatform implements Platform {
  /** Of the zip that brings its own Java. */
  private static final Set<StartVariant> PROVIDED = Set.of(StartVariant.APPCDS, StartVariant.AOT);

  @Override
  public String key() {
    return "lambda";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Set<PackagedForm> forms() {
    return Set.of(PackagedForm.LAMBDA_ZIP);
  }

  @Override
  public Class<LambdaScale> optionsType() {
    return LambdaScale.class;
  }

  /**
   * All of them: the zip for managed runtimes holds no archive; the one for {@code provided.al2023}
   * does, with its own Java. AWS's protocol has no invocation ahead of a snapshot, so a warm one is
   * of a function that primes itself before it.
   */
  @Override
  public List<StartVariant> starts() {
    return List.of(StartVariant.values());
  }

  @Override
  public Target open(TargetRequest request) {
    FunctionArtefact artefact = request.function().packaged(request.label());
    Optional<StartVariant> variant = request.start().map(InstanceStart::variant);
    boolean restores = variant.filter(StartVariant::restores).isPresent();
    boolean provided = variant.filter(PROVIDED::contains).isPresent();
    if (provided && !Files.exists(artefact.providedZip())) {
      throw new PlanException(
          "%s: there is no %s; build the function with -Dduet.lambda=provided"
              .formatted(request.label(), artefact.providedZip()));
    }
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
    Supplier<Optional<StartupArchive>> startup = () -> Optional.of(service.startupArchive());
    try {
      if (provided) {
        StartupArchive archive = deployProvided(service, artefact, request, variant.get());
        startup = () -> Optional.of(archive);
      } else {
        service.deploy(configuration(artefact, artefact.lambdaZip(), request));
      }
      if (restores) {
        service.takeSnapshot(artefact.name());
        startup = () -> service.snapshot(artefact.name());
      }
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
    return new LambdaTarget(
        request.local(PlatformName.LAMBDA),
        service.endpoint(),
        LambdaProtocol.local(
            artefact.name(), request.timeout().plus(LambdaProtocol.INIT_AND_REPORT)),
        new LocalEnvironments(service, artefact.name(), scale.concurrency(), startup));
  }

  private static StartupArchive deployProvided(
      LocalLambda service, FunctionArtefact artefact, TargetRequest request, StartVariant wanted) {
    LambdaConfiguration configuration = configuration(artefact, artefact.providedZip(), request);
    Optional<PackagedArchive> archive;
    try {
      archive = service.deployProvided(configuration);
    } catch (IllegalArgumentException | ProcessStartException e) {
      throw new PlanException(request.label() + ": " + e.getMessage(), e);
    }
    return archive
        .filter(made -> made.variant() == wanted)
        .map(PackagedArchive::startup)
        .orElseThrow(
            () ->
                new PlanException(
                    "%s: %s is for the start '%s'; build it on JDK %s"
                        .formatted(
                            request.label(),
                            artefact.providedZip().getFileName(),
                            archive.map(made -> made.variant().label()).orElse("plain"),
                            wanted == StartVariant.AOT
                                ? "25 or newer, by -Dduet.aot.jdk=PATH"
                                : "17 or 21, by -Dduet.aot.jdk=PATH")));
  }

  private static LambdaConfiguration configuration(
      FunctionArtefact artefact, Path zip, TargetRequest request) {
    Map<String, String> settings = new HashMap<>(request.function().settings());
    request
        .start()
        .filter(way -> way.variant() == StartVariant.SNAPSHOT_WARM)
        .ifPresent(way -> settings.put(OwnRequests.SETTING, Integer.toString(way.prime())));
    return new LambdaConfiguration(
            artefact.name(),
            zip,
            artefact.handlerClass(),
            request.megabytes(),
            Duration.ofSeconds(Math.max(1, request.timeout().toSeconds())),
            Map.of())
        .inheriting(settings);
  }

  /** The environments of the only function of a service, which is closed with them. */
  private record LocalEnvironments(
      LocalLambda service,
      String function,
      int mostWatched,
      Supplier<Optional<StartupArchive>> startup)
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
      return startup.get();
    }

    @Override
    public void close() {
      service.close();
    }
  }
}
