package io.faasduet.bench.plan;

import io.faasduet.api.Settings;
import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.Communication;
import io.faasduet.bench.experiment.Election;
import io.faasduet.bench.experiment.Eviction;
import io.faasduet.bench.experiment.InvocationOverhead;
import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.bench.experiment.PingPong;
import io.faasduet.bench.experiment.Repetitions;
import io.faasduet.bench.experiment.ResourceUse;
import io.faasduet.bench.experiment.WarmCalls;
import io.faasduet.bench.experiment.limits.Limits;
import io.faasduet.bench.experiment.training.ModelTraining;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Platforms;
import io.faasduet.bench.platform.local.LocalFleetPlatform;
import io.faasduet.bench.platform.local.LocalGrpcPlatform;
import io.faasduet.bench.platform.local.LocalHttpPlatform;
import io.faasduet.bench.platform.local.LocalKnativePlatform;
import io.faasduet.bench.platform.local.LocalLambdaPlatform;
import io.faasduet.bench.platform.messages.MessagePlatform;
import io.faasduet.bench.platform.messages.MessageVariant;
import io.faasduet.bench.platform.remote.AwsLambdaPlatform;
import io.faasduet.bench.platform.remote.AwsRegions;
import io.faasduet.bench.platform.remote.GrpcServerPlatform;
import io.faasduet.bench.platform.remote.HttpServerPlatform;
import io.faasduet.bench.platform.remote.MadeLambdaPlatform;
import io.faasduet.bench.platform.remote.RunCloud;
import io.faasduet.bench.platform.remote.ServedHere;
import io.faasduet.bench.simulation.SimulatedPlatform;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The platforms and experiments that plans may contain. A new one is an entry here.
 *
 * @param platforms the platforms
 * @param experiments the experiments, in the order that they are run in
 */
public record PlanSchema(Platforms platforms, List<ExperimentType> experiments) {
  /** Duet's own, with AWS Lambda at its own endpoint. */
  public static final PlanSchema STANDARD =
      standard(Optional.empty(), List.of(new HttpServerPlatform(), new GrpcServerPlatform()));

  public PlanSchema {
    experiments = List.copyOf(experiments);
  }

  /**
   * Duet's own.
   *
   * @param lambdaEndpoint what stands for AWS Lambda's endpoint: the SDK's {@code
   *     AWS_ENDPOINT_URL_LAMBDA}
   * @param servers the platforms of servers elsewhere
   */
  public static PlanSchema standard(Optional<URI> lambdaEndpoint, List<Platform> servers) {
    List<Platform> platforms =
        new ArrayList<>(
            List.of(
                new LocalLambdaPlatform(),
                new LocalHttpPlatform(),
                new LocalGrpcPlatform(),
                new LocalKnativePlatform(),
                new LocalFleetPlatform(),
                new AwsLambdaPlatform(
                    lambdaEndpoint,
                    new AwsRegions(
                        Settings.of(System.getenv()),
                        DefaultAwsRegionProviderChain.builder().build())),
                new SimulatedPlatform()));
    Stream.of(MessageVariant.values()).map(MessagePlatform::new).forEach(platforms::add);
    platforms.addAll(servers);
    return new PlanSchema(
        new Platforms(platforms),
        List.of(
            new ExperimentType("cold", ColdStarts.class, false),
            new ExperimentType("warm", WarmCalls.class, false),
            new ExperimentType("repetitions", Repetitions.class, false),
            new ExperimentType("overhead", InvocationOverhead.class, false),
            new ExperimentType("ping_pong", PingPong.class, false),
            new ExperimentType("eviction", Eviction.class, false),
            new ExperimentType("training", ModelTraining.class, false),
            new ExperimentType("communication", Communication.class, false),
            new ExperimentType("election", Election.class, false),
            new ExperimentType("limits", Limits.class, false),
            new ExperimentType("load", OfferedLoad.class, true),
            new ExperimentType("resources", ResourceUse.class, false)));
  }

  /**
   * The same for a run on a cloud: its targets on Lambda and its queues are made there, servers
   * stay on this machine, and what needs more of this machine is no target.
   */
  public PlanSchema on(RunCloud cloud) {
    AwsLambdaPlatform lambda =
        platforms.all().stream()
            .filter(AwsLambdaPlatform.class::isInstance)
            .map(AwsLambdaPlatform.class::cast)
            .findFirst()
            .orElseThrow();
    return new PlanSchema(
        new Platforms(
            platforms.all().stream()
                .flatMap(platform -> on(cloud, lambda, platform).stream())
                .toList()),
        experiments);
  }

  private static Optional<Platform> on(
      RunCloud cloud, AwsLambdaPlatform lambda, Platform platform) {
    if (platform instanceof LocalLambdaPlatform) {
      return Optional.of(new MadeLambdaPlatform(cloud, lambda, platform));
    } else if (platform instanceof MessagePlatform messages) {
      return messages.on(cloud).map(Platform.class::cast);
    } else if (platform instanceof LocalHttpPlatform) {
      return Optional.of(new ServedHere(platform));
    }
    return platform.local() ? Optional.empty() : Optional.of(platform);
  }

  /** A builder of plans with every default. */
  public PlanBuilder plan() {
    return new PlanBuilder(this);
  }
}
