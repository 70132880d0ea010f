package io.faasduet.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.cli.Entered;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.distance.Bandwidth;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.distance.DrawnLatency;
import io.faasduet.localcloud.distance.ServiceDistance;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreDistanceTest {
  private static final DistanceProfile FAR =
      new DistanceProfile(
          "far",
          Map.of("s3", new ServiceDistance(constant(20), constant(40))),
          Optional.of(new Bandwidth(400, "a test")));

  @Test
  void theDistanceOfAStoreThatIsFarIsMeasured() {
    try (EmbeddedS3 s3 = EmbeddedS3.start(ListenAddress.LOOPBACK, Optional.of(FAR));
        ObjectStore store = ObjectStores.open(Settings.of(s3.settings()))) {
      s3.createBucket("distances");
      DistanceProfile measured = new StoreDistance(store, "distances", 20).measure("mine", "now");
      ServiceDistance distance = measured.services().get("s3");
      assertThat(distance.read().orElseThrow().at(0)).isGreaterThan(Duration.ofMillis(20));
      assertThat(distance.write().orElseThrow().at(0)).isGreaterThan(Duration.ofMillis(40));
      assertThat(measured.bandwidth().orElseThrow().mbitPerSecond()).isBetween(40.0, 4000.0);
    }
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    Entered few =
        Entered.duet("measure", "distances", "--bucket", "b", "--out", "x.json", "--trials", "3");
    assertThat(few.code()).isEqualTo(2);
    assertThat(few.err()).contains("--trials must be from 20 to 100000");
    for (String out : new String[] {"/", "none/x.json", "src"}) {
      Entered nowhere = Entered.duet("measure", "distances", "--bucket", "mine", "--out", out);
      assertThat(nowhere.code()).as(nowhere.err()).isEqualTo(2);
      assertThat(nowhere.err()).contains("name a file in a directory that is there");
    }
    Entered there = Entered.duet("measure", "distances", "--bucket", "b", "--out", "pom.xml");
    assertThat(there.code()).isEqualTo(2);
    assertThat(there.err()).contains("is there already");
  }

  private static Optional<DrawnLatency> constant(double millis) {
    return Optional.of(new DrawnLatency(Map.of(0.5, millis), "a test"));
  }
}
