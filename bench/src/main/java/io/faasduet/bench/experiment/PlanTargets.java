package io.faasduet.bench.experiment;

import io.faasduet.bench.plan.FleetScale;
import io.faasduet.bench.plan.KnativeScale;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanException;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.plan.TargetSpec;
import io.faasduet.bench.platform.LoadTarget;
import io.faasduet.bench.platform.LocalTargets;
import io.faasduet.bench.platform.RemoteTargets;
import io.faasduet.bench.platform.Target;
import io.faasduet.localcloud.serving.FleetOptions;
import io.faasduet.localcloud.serving.KnativeOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Opens the targets of a plan. What it opened is closed with it. */
public final class PlanTargets implements AutoCloseable {
  private final Plan plan;
  private final Function<PlannedFunction, ResolvedFunction> functions;
  private final Optional<URI> lambdaEndpoint;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Map<PlannedFunction, Workload> workloads = new HashMap<>();

  /**
   * A stage for one run.
   *
   * @param functions finds a function and what is asked of it; throws what the user should be told
   *     if there is none of that name
   * @param lambdaEndpoint what stands for AWS Lambda's endpoint, if not AWS: what the SDK knows as
   *     {@code AWS_ENDPOINT_URL_LAMBDA}
   */
  public PlanTargets(
      Plan plan,
      Function<PlannedFunction, ResolvedFunction> functions,
      Optional<URI> lambdaEndpoint) {
    this.plan = plan;
    this.functions = functions;
    this.lambdaEndpoint = lambdaEndpoint;
  }

  /**
   * One of the plan's targets at one memory size.
   *
   * @param megabytes of processes on this machine; empty for what is elsewhere
   */
  record Place(TargetSpec spec, Optional<Integer> megabytes, boolean ofSeveral) {
    /** The target's name in results. */
    String label() {
      return spec.label() + (ofSeveral ? " " + megabytes.orElseThrow() + " MB" : "");
    }
  }

  /** The plan's targets, those on this machine at every memory size. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (String text : plan.targets()) {
      TargetSpec spec = TargetSpec.parse(text);
      if (spec instanceof TargetSpec.Local) {
        boolean several = plan.memoryMb().size() > 1;
        plan.memoryMb().forEach(mb -> places.add(new Place(spec, Optional.of(mb), several)));
      } else {
        places.add(new Place(spec, Optional.empty(), false));
      }
    }
    return places;
  }

  /** What is asked of a function. */
  String request(PlannedFunction function) {
    return functions.apply(function).request();
  }

  /**
   * A function on one target, ready for a load; the caller closes it.
   *
   * @throws PlanException if the target cannot be had
   */
  LoadedPlatform loaded(PlannedFunction function, Place place) {
    if (place.spec() instanceof TargetSpec.Local platform) {
      ResolvedFunction played = functions.apply(function);
      LocalTargets local = local(played, place.megabytes().orElseThrow());
      LoadTarget target =
          switch (platform) {
            case LAMBDA -> local.lambdaLoad(played.artefact(), plan.lambda().concurrency());
            case HTTP -> local.httpLoad(played.artefact());
            case GRPC -> local.grpcLoad(played.artefact());
            case KNATIVE -> local.knativeLoad(played.artefact(), knative(place.megabytes().get()));
            case FLEET -> local.fleetLoad(played.artefact(), fleet(place.megabytes().get()));
          };
      return new LoadedPlatform(target, local);
    }
    return new LoadedPlatform(remoteLoad(place.spec()), () -> {});
  }

  private LoadTarget remoteLoad(TargetSpec spec) {
    if (spec instanceof TargetSpec.AwsLambda lambda) {
      return RemoteTargets.lambdaLoad(
          spec.label(), lambda.function(), region(lambda), lambdaEndpoint, timeout());
    } else if (spec instanceof TargetSpec.HttpServer server) {
      return RemoteTargets.httpLoad(spec.label(), server.address(), timeout());
    }
    TargetSpec.GrpcServer server = (TargetSpec.GrpcServer) spec;
    return RemoteTargets.grpcLoad(spec.label(), server.address(), server.greeter(), timeout());
  }

  /**
   * A function with every target of the plan, at every memory size; the same each time.
   *
   * @throws PlanException if a target cannot be had
   */
  Workload workload(PlannedFunction function) {
    return workloads.computeIfAbsent(function, this::opened);
  }

  private Workload opened(PlannedFunction function) {
    ResolvedFunction played = functions.apply(function);
    List<Target> targets = new ArrayList<>();
    for (int megabytes : plan.memoryMb()) {
      LocalTargets local = keep(local(played, megabytes));
      for (String text : plan.targets()) {
        if (TargetSpec.parse(text) instanceof TargetSpec.Local platform) {
          targets.add(keep(local(platform, played, local, megabytes)));
        }
      }
    }
    for (String text : plan.targets()) {
      remote(TargetSpec.parse(text)).ifPresent(target -> targets.add(keep(target)));
    }
    return new Workload(function.label(), function.function(), played.request(), targets);
  }

  private LocalTargets local(ResolvedFunction played, int megabytes) {
    return plan.memoryMb().size() == 1
        ? LocalTargets.of(played.settings(), megabytes, timeout())
        : LocalTargets.ofSeveral(played.settings(), megabytes, timeout());
  }

  private Target local(
      TargetSpec.Local platform, ResolvedFunction played, LocalTargets targets, int megabytes) {
    return switch (platform) {
      case LAMBDA -> targets.lambda(played.artefact());
      case HTTP -> targets.http(played.artefact());
      case GRPC -> targets.grpc(played.artefact());
      case KNATIVE -> targets.knative(played.artefact(), knative(megabytes));
      case FLEET -> targets.fleet(played.artefact(), fleet(megabytes));
    };
  }

  private KnativeOptions knative(int megabytes) {
    KnativeScale scale = plan.knative();
    KnativeOptions defaults = KnativeOptions.DEFAULT;
    return new KnativeOptions(
        0,
        megabytes,
        scale.minScale(),
        scale.maxScale(),
        scale.containerConcurrency(),
        scale.target(),
        defaults.utilization(),
        duration(scale.stableWindowSeconds()),
        duration(scale.stableWindowSeconds() / 10),
        defaults.panicThreshold(),
        duration(scale.scaleToZeroGraceSeconds()));
  }

  private FleetOptions fleet(int megabytes) {
    FleetScale scale = plan.fleet();
    return new FleetOptions(
        0,
        megabytes,
        scale.min(),
        scale.max(),
        scale.cpuPercent(),
        duration(scale.cooldownSeconds()));
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  private Optional<Target> remote(TargetSpec spec) {
    if (spec instanceof TargetSpec.AwsLambda lambda) {
      return Optional.of(aws(lambda));
    } else if (spec instanceof TargetSpec.HttpServer server) {
      return Optional.of(RemoteTargets.http(spec.label(), server.address(), timeout()));
    } else if (spec instanceof TargetSpec.GrpcServer server) {
      return Optional.of(RemoteTargets.grpc(spec.label(), server.address(), timeout()));
    }
    return Optional.empty();
  }

  private Target aws(TargetSpec.AwsLambda lambda) {
    try {
      return RemoteTargets.lambda(lambda.label(), lambda.function(), region(lambda), timeout());
    } catch (SdkException e) {
      String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new PlanException(lambda.label() + " cannot be used: " + first, e);
    }
  }

  private static Region region(TargetSpec.AwsLambda lambda) {
    try {
      return lambda
          .region()
          .map(Region::of)
          .orElseGet(() -> DefaultAwsRegionProviderChain.builder().build().getRegion());
    } catch (SdkClientException e) {
      throw new PlanException(
          lambda.label() + " has no region: write " + lambda.label() + "@REGION", e);
    }
  }

  private Duration timeout() {
    return duration(plan.timeoutSeconds());
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    opened.add(0, closeable); // the last one opened is the first to be closed
    return closeable;
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (AutoCloseable closeable : opened) {
      try {
        closeable.close();
      } catch (Exception e) {
        failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
      }
    }
    opened.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
