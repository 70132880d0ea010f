package io.faasduet.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.Settings;
import io.faasduet.cli.Entered;
import io.faasduet.cli.command.UsageException;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.distance.Bandwidth;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.distance.DrawnLatency;
import io.faasduet.localcloud.distance.ServiceDistance;
import io.faasduet.localcloud.queues.QueueService;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.localcloud.tables.EmbeddedTables;
import io.faasduet.objectstore.AwsConnection;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What was drawn for services of this machine is what is measured of them. */
class MeasuredDistancesTest {
  private static final LatencyTrials TRIALS = new LatencyTrials(8, "now");

  /** What a service needs itself at best, also where other work makes most answers late. */
  private static final Duration OWN = Duration.ofMillis(100);

  private static final double MBIT = 200;

  private static final ServiceDistance S3 = distance(50, 180);
  private static final ServiceDistance TABLES = distance(40, 170);
  private static final ServiceDistance QUEUES = distance(50, 180);

  private static final DistanceProfile FAR =
      new DistanceProfile(
          "far",
          Map.of("s3", S3, "dynamodb", TABLES, "sqs", QUEUES),
          Optional.of(new Bandwidth(MBIT, "a test")));

  @Test
  void ofAStore() {
    try (EmbeddedS3 s3 = EmbeddedS3.start(ListenAddress.LOOPBACK, Optional.of(FAR));
        ObjectStore store = ObjectStores.open(Settings.of(s3.settings()))) {
      s3.createBucket("distances");
      StoreDistance objects = new StoreDistance(store, "distances", TRIALS);
      ServiceDistance measured = objects.measure();
      assertDrawn(measured, S3);
      assertThat(objects.bandwidth(measured.read().orElseThrow()).mbitPerSecond())
          .isBetween(MBIT / 2, MBIT * 1.2);
    }
  }

  @Test
  void ofATable() {
    try (EmbeddedTables tables = EmbeddedTables.start(ListenAddress.LOOPBACK, Optional.of(FAR));
        DynamoDbClient client =
            AwsConnection.to("DYNAMODB", Settings.of(tables.settings()))
                .configure(DynamoDbClient.builder())
                .build()) {
      tables.createTable("distances", "id", Optional.of("part"));
      assertDrawn(new TableDistance(client, "distances", TRIALS).measure(), TABLES);
      assertThat(client.scan(it -> it.tableName("distances")).items()).isEmpty();
    }
  }

  @Test
  void ofAQueue() {
    Path jars =
        Path.of(System.getProperty("duet.home")).resolve("local-cloud/queues/target/queues");
    try (QueueService queues = QueueService.of(Map.of(), jars, Optional.of(FAR));
        SqsClient client =
            AwsConnection.to("SQS", Settings.of(queues.settings()))
                .configure(SqsClient.builder())
                .build()) {
      String url = client.createQueue(it -> it.queueName("distances")).queueUrl();
      assertThat(url).as("other clients go there").startsWith(queues.endpoint() + "/");
      assertDrawn(new QueueDistance(client, "distances", TRIALS).measure(), QUEUES);
      client.sendMessage(it -> it.queueUrl(url).messageBody("somebody's"));
      assertThatThrownBy(() -> new QueueDistance(client, "distances", TRIALS).measure())
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("must name an empty queue");
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
    Entered nothing = Entered.duet("measure", "distances", "--out", "x.json");
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("name at least one of --bucket, --table and --queue");
  }

  private static void assertDrawn(ServiceDistance measured, ServiceDistance drawn) {
    assertDrawn(measured.read().orElseThrow(), drawn.read().orElseThrow());
    assertDrawn(measured.write().orElseThrow(), drawn.write().orElseThrow());
  }

  private static void assertDrawn(DrawnLatency measured, DrawnLatency drawn) {
    assertThat(measured.at(0)).isBetween(drawn.at(0), drawn.at(0).plus(OWN));
  }

  private static ServiceDistance distance(double read, double write) {
    return new ServiceDistance(
        Optional.of(new DrawnLatency(Map.of(0.5, read), "a test")),
        Optional.of(new DrawnLatency(Map.of(0.5, write), "a test")));
  }
}
