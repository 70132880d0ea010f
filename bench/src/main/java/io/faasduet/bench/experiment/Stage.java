package io.faasduet.bench.experiment;

import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanException;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.plan.TargetSpec;
import io.faasduet.bench.target.LocalTargets;
import io.faasduet.bench.target.RemoteTargets;
import io.faasduet.bench.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Opens the targets of a plan. What it opened is closed with it. */
public final class Stage implements AutoCloseable {
  private final Plan plan;
  private final Function<PlannedFunction, Played> functions;
  private final List<AutoCloseable> opened = new ArrayList<>();

  /**
   * A stage for one run.
   *
   * @param functions finds a function and what is asked of it; throws what the user should be told
   *     if there is none of that name
   */
  public Stage(Plan plan, Function<PlannedFunction, Played> functions) {
    this.plan = plan;
    this.functions = functions;
  }

  /**
   * A function with every target of the plan, at every memory size.
   *
   * @throws PlanException if a target cannot be had
   */
  Workload workload(PlannedFunction function) {
    Played played = functions.apply(function);
    List<Target> targets = new ArrayList<>();
    for (int megabytes : plan.memoryMb()) {
      LocalTargets local = keep(local(played, megabytes));
      for (String text : plan.targets()) {
        if (TargetSpec.parse(text) instanceof TargetSpec.Local platform) {
          targets.add(keep(local(platform, played, local)));
        }
      }
    }
    for (String text : plan.targets()) {
      remote(TargetSpec.parse(text)).ifPresent(target -> targets.add(keep(target)));
    }
    return new Workload(function.label(), played.request(), targets);
  }

  private LocalTargets local(Played played, int megabytes) {
    return plan.memoryMb().size() == 1
        ? LocalTargets.of(played.settings(), megabytes, timeout())
        : LocalTargets.ofSeveral(played.settings(), megabytes, timeout());
  }

  private static Target local(TargetSpec.Local platform, Played played, LocalTargets targets) {
    return switch (platform) {
      case LAMBDA -> targets.lambda(played.artefact());
      case HTTP -> targets.http(played.artefact());
      case GRPC -> targets.grpc(played.artefact());
      case KNATIVE, FLEET -> throw new PlanException(platform.label() + " is not there yet");
    };
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
    return Duration.ofMillis(Math.round(plan.timeoutSeconds() * 1e3));
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
