package io.faasduet.bench.platform.remote;

import io.faasduet.api.Settings;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * The region of targets that name none, by the rule of the AWS CLI and of boto3: {@code
 * AWS_DEFAULT_REGION} is one too, after {@code AWS_REGION}. The Java SDK does not know it.
 *
 * @param otherwise where else a region is looked for, such as in profiles
 */
public record AwsRegions(Settings environment, AwsRegionProvider otherwise)
    implements AwsRegionProvider {
  @Override
  public Region getRegion() {
    Optional<String> named =
        Optional.ofNullable(System.getProperty("aws.region"))
            .or(() -> environment.text("AWS_REGION"))
            .or(() -> environment.text("AWS_DEFAULT_REGION"));
    return named.map(Region::of).orElseGet(otherwise::getRegion);
  }
}
