package io.faasduet.bench.platform.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class AwsRegionsTest {
  @Test
  void bothVariablesNameARegionAndTheNarrowerOneWins() {
    assertThat(of(Map.of("AWS_DEFAULT_REGION", "eu-west-1"))).isEqualTo(Region.EU_WEST_1);
    assertThat(of(Map.of("AWS_DEFAULT_REGION", "eu-west-1", "AWS_REGION", "eu-west-2")))
        .isEqualTo(Region.EU_WEST_2);
    assertThat(of(Map.of("AWS_DEFAULT_REGION", " "))).isEqualTo(Region.SA_EAST_1);
  }

  private static Region of(Map<String, String> environment) {
    return new AwsRegions(Settings.of(environment), () -> Region.SA_EAST_1).getRegion();
  }
}
