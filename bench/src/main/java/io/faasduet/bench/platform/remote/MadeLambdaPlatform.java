package io.faasduet.bench.platform.remote;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.LambdaProtocol;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;

/**
 * {@code lambda} of a run on a cloud: the function is made there when the target is opened, and
 * invoked as any of {@link AwsLambdaPlatform}.
 */
public final class MadeLambdaPlatform implements Platform {
  private final RunCloud cloud;
  private final AwsLambdaPlatform lambda;
  private final Platform replaced;

  /**
   * Functions of a cloud.
   *
   * @param lambda how they are invoked
   * @param replaced the platform on this machine whose targets and options these are
   */
  public MadeLambdaPlatform(RunCloud cloud, AwsLambdaPlatform lambda, Platform replaced) {
    this.cloud = requireNonNull(cloud, "cloud");
    this.lambda = requireNonNull(lambda, "lambda");
    this.replaced = requireNonNull(replaced, "replaced");
  }

  @Override
  public String key() {
    return replaced.key();
  }

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public Class<? extends Record> optionsType() {
    return replaced.optionsType();
  }

  @Override
  public Target open(TargetRequest request) {
    String handler = request.function().packaged(request.label()).handlerClass();
    String function = cloud.makeFunction(request, handler);
    return lambda.open(
        new TargetRequest(
            "lambda:%s@%s".formatted(function, cloud.region()),
            request.label(),
            request.function(),
            request.megabytes(),
            request.options(),
            request.timeout().plus(LambdaProtocol.INIT_AND_REPORT)));
  }
}
