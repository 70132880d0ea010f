package io.faasduet.bench.platform.remote;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.LambdaProtocol;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.EnvironmentRecycler;
import io.faasduet.bench.platform.LambdaTarget;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * {@code lambda:FUNCTION} and {@code lambda:FUNCTION:ALIAS}, and either with {@code @REGION}: a
 * function on AWS, or on what AWS's settings point to, with the credentials that AWS's own tools
 * would use. Cold starts are forced by a change of its configuration, and of an alias by a version
 * that is published with it; both are undone at the end.
 */
public final class AwsLambdaPlatform implements Platform {
  private static final Pattern TARGET = Pattern.compile("lambda:([\\w:-]+)(?:@([\\w-]+))?");

  /** A name or an ARN, and an alias or a version behind it. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "((?:(?:arn:[\\w-]+:lambda:[\\w-]+:)?\\d{12}:function:)?[\\w-]+)(?::([\\w-]+))?");

  private final Optional<URI> endpoint;
  private final AwsRegionProvider defaultRegion;

  /**
   * Lambda's API.
   *
   * @param endpoint what stands for AWS's endpoint: the SDK's {@code AWS_ENDPOINT_URL_LAMBDA}
   * @param defaultRegion the region of targets that name none
   */
  public AwsLambdaPlatform(Optional<URI> endpoint, AwsRegionProvider defaultRegion) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.defaultRegion = requireNonNull(defaultRegion, "defaultRegion");
  }

  @Override
  public String key() {
    return "aws_lambda";
  }

  @Override
  public String syntax() {
    return "lambda:FUNCTION[:ALIAS][@REGION]";
  }

  @Override
  public boolean accepts(String target) {
    return TARGET.matcher(target).matches();
  }

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public Target open(TargetRequest request) {
    Matcher parts = TARGET.matcher(request.text());
    if (!parts.matches()) {
      throw new IllegalArgumentException(request.text());
    }
    String function = parts.group(1);
    Region region = region(request.label(), Optional.ofNullable(parts.group(2)));
    try {
      return open(request, function, region);
    } catch (PlanException e) {
      throw new PlanException(request.label() + ": " + e.getMessage(), e);
    } catch (SdkException e) {
      throw new PlanException(request.label() + " cannot be used: " + reason(e), e);
    }
  }

  private Target open(TargetRequest request, String function, Region region) {
    LambdaClient client = client(region, request.timeout());
    try {
      GetFunctionConfigurationResponse configuration =
          client.getFunctionConfiguration(get -> get.functionName(function));
      return new LambdaTarget(
          new Run.MeasuredTarget(
              request.label(),
              PlatformName.LAMBDA,
              region.id(),
              Optional.of(configuration.memorySize()),
              configuration.architecturesAsStrings().stream().findFirst(),
              Optional.ofNullable(configuration.ephemeralStorage()).map(EphemeralStorage::size)),
          endpoint.orElseGet(
              () -> URI.create("https://" + LambdaClient.serviceMetadata().endpointFor(region))),
          LambdaProtocol.aws(function, region, request.timeout()),
          environments(client, function));
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static EnvironmentRecycler environments(LambdaClient client, String function) {
    Matcher parts = FUNCTION.matcher(function);
    if (!parts.matches()) {
      return new AwsEnvironmentRecycler(client, function);
    } else if (parts.group(2) != null && parts.group(2).matches("\\d+")) {
      return new FixedVersion(client, function);
    }
    return new AwsEnvironmentRecycler(
        client,
        parts.group(1),
        Optional.ofNullable(parts.group(2))
            .map(alias -> new AwsAlias(client, parts.group(1), alias)));
  }

  /** A published version, which nothing changes. */
  private record FixedVersion(LambdaClient client, String version) implements EnvironmentRecycler {
    @Override
    public void recycle() {
      throw new PlanException(
          "lambda:%s cannot be made cold: have an alias stand for that version, and name the alias"
              .formatted(version));
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static String reason(SdkException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("module must be on the class path")
        ? "this way of signing in is not part of Duet; run 'aws configure export-credentials"
            + " --format env', and set the variables that it prints"
        : message.lines().findFirst().orElse("");
  }

  private LambdaClient client(Region region, Duration timeout) {
    LambdaClientBuilder builder =
        LambdaClient.builder()
            .region(region)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(configuration -> configuration.apiCallTimeout(timeout));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private Region region(String label, Optional<String> named) {
    try {
      return named.map(Region::of).orElseGet(defaultRegion::getRegion);
    } catch (SdkClientException e) {
      throw new PlanException(label + " has no region: write " + label + "@REGION", e);
    }
  }
}
