package io.faasduet.bench.platform;

import io.faasduet.bench.results.Run;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Targets that somebody else runs. */
public final class RemoteTargets {
  private RemoteTargets() {}

  /**
   * A function on AWS Lambda, with the credentials and the endpoint that AWS's own tools would use.
   * Cold starts are forced by changing its configuration; afterwards it is as it was.
   *
   * @param label the target's name in results
   * @throws software.amazon.awssdk.core.exception.SdkException if there is no such function, or it
   *     may not be read
   */
  public static Target lambda(String label, String function, Region region, Duration timeout) {
    LambdaClient client = LambdaClients.aws(region, timeout);
    try {
      int megabytes =
          client.getFunctionConfiguration(request -> request.functionName(function)).memorySize();
      return new LambdaTarget(
          new Run.Target(label, "lambda", region.id(), Optional.of(megabytes)),
          client,
          function,
          new AwsEnvironmentRecycler(client, function));
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** A server behind HTTP/1.1. */
  public static Target http(String label, URI address, Duration timeout) {
    return new HttpTarget(
        new Run.Target(label, "server", address.toString(), Optional.empty()),
        ServerStarter.elsewhere(address),
        timeout);
  }

  /** A server behind gRPC, asked through {@code duet.v1.FunctionService}. */
  public static Target grpc(String label, URI address, Duration timeout) {
    return new GrpcTarget(
        new Run.Target(label, "server", address.toString(), Optional.empty()),
        ServerStarter.elsewhere(address),
        timeout);
  }

  /**
   * As {@link #lambda}, for many requests at once; its environments are left as they are.
   *
   * @param endpoint of what speaks AWS's API in AWS's place, if there is such a thing
   */
  public static LoadTarget lambdaLoad(
      String label, String function, Region region, Optional<URI> endpoint, Duration timeout) {
    return LambdaLoadTarget.aws(
        new Run.Target(label, "lambda", region.id(), Optional.empty()),
        ResponseContract.DUET_FUNCTION,
        function,
        region,
        endpoint,
        timeout);
  }

  /** As {@link #http}, for many requests at once. */
  public static LoadTarget httpLoad(String label, URI address, Duration timeout) {
    return new HttpLoadTarget(
        new Run.Target(label, "server", address.toString(), Optional.empty()),
        ResponseContract.ANY_SERVER,
        address,
        timeout);
  }

  /** As {@link #grpc}, for many requests at once; or through {@code helloworld.Greeter}. */
  public static LoadTarget grpcLoad(String label, URI address, boolean greeter, Duration timeout) {
    Run.Target described = new Run.Target(label, "server", address.toString(), Optional.empty());
    return greeter
        ? GrpcLoadTarget.greeting(described, address, timeout)
        : GrpcLoadTarget.invoking(described, ResponseContract.DUET_FUNCTION, address, timeout);
  }
}
