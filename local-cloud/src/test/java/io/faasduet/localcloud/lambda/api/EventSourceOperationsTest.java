package io.faasduet.localcloud.lambda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.LocalQueues;
import io.faasduet.localcloud.lambda.LambdaSession;
import io.faasduet.localcloud.lambda.QueueHandler;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class EventSourceOperationsTest {
  private static final LocalQueues SQS = LocalQueues.start();

  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(QueueHandler.class, 4).withSettings(SQS.settings());

  @TempDir Path directory;

  @AfterAll
  static void stopQueues() {
    SQS.close();
  }

  @AfterEach
  void deleteAll() {
    for (EventSourceMappingConfiguration source :
        AWS.client().listEventSourceMappings().eventSourceMappings()) {
      AWS.client().deleteEventSourceMapping(it -> it.uuid(source.uuid()));
    }
  }

  @Test
  void aQueueFeedsAFunctionThatGetsTheEventAsAwsSendsIt() throws Exception {
    String arn = SQS.create("plain", 60);
    deploy("plain");
    CreateEventSourceMappingResponse made = map("plain", arn, it -> {});
    assertThat(made.state()).isEqualTo("Creating");
    SQS.send("plain", "hello");
    awaitEmpty("plain", 1);
    assertThat(notes("plain")).containsExactly("hello ");
    SqsBatch batch = Json.read(Files.readAllBytes(directory.resolve("event.json")), SqsBatch.class);
    assertThat(batch.Records()).hasSize(1);
    SqsRecord record = batch.Records().get(0);
    assertThat(record.eventSource()).isEqualTo("aws:sqs");
    assertThat(record.eventSourceARN()).isEqualTo(arn);
    assertThat(record.awsRegion()).isEqualTo("us-east-1");
    assertThat(record.attributes()).containsEntry("ApproximateReceiveCount", "1");
    assertThat(record.md5OfBody()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
  }

  record SqsBatch(List<SqsRecord> Records) implements FieldNaming.AsDeclared {}

  record SqsRecord(
      String messageId,
      String body,
      Map<String, String> attributes,
      String md5OfBody,
      String eventSource,
      String eventSourceARN,
      String awsRegion)
      implements FieldNaming.AsDeclared {}

  @Test
  void noEventIsLargerThanAFunctionTakes() {
    String arn = SQS.create("heavy", 60);
    int messages = 28;
    for (int i = 0; i < messages; i++) {
      SQS.send("heavy", i + "x".repeat(250_000));
    }
    deploy("heavy");
    map("heavy", arn, it -> it.batchSize(100).maximumBatchingWindowInSeconds(3));
    awaitEmpty("heavy", messages * 250_000L);
    assertThat(notes("heavy"))
        .as("7 MB, as two events at least")
        .hasSizeGreaterThan(1)
        .allMatch(batch -> batch.length() < 6 * 1024 * 1024);
  }

  @Test
  void aQueueThatKeepsOrderHasSmallBatchesWithoutAWindow() {
    deploy("ordered");
    String fifo = "arn:aws:sqs:us-east-1:000000000000:orders.fifo";
    refuses("FIFO", "ordered", fifo, it -> it.batchSize(100).maximumBatchingWindowInSeconds(5));
    refuses("FIFO", "ordered", fifo, it -> it.batchSize(10).maximumBatchingWindowInSeconds(5));
  }

  @Test
  void settingsOfOtherSourcesAreRefused() {
    String arn = SQS.create("settings", 60);
    deploy("settings");
    refuses("StartingPosition", "settings", arn, it -> it.startingPosition("LATEST"));
    refuses("ParallelizationFactor", "settings", arn, it -> it.parallelizationFactor(2));
    refuses("BisectBatch", "settings", arn, it -> it.bisectBatchOnFunctionError(true));
    refuses("TumblingWindowInSeconds", "settings", arn, it -> it.tumblingWindowInSeconds(5));
    refuses("MaximumRetryAttempts", "settings", arn, it -> it.maximumRetryAttempts(2));
    refuses(
        "FilterCriteria",
        "settings",
        arn,
        it -> it.filterCriteria(some -> some.filters(Filter.builder().pattern("{}").build())));
  }

  private void refuses(
      String reason,
      String function,
      String arn,
      Consumer<CreateEventSourceMappingRequest.Builder> more) {
    assertThatThrownBy(() -> map(function, arn, more))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aBatchIsGatheredForAsLongAsItsWindowIsOpen() {
    String arn = SQS.create("gathered", 60);
    for (int i = 0; i < 15; i++) {
      SQS.send("gathered", "m" + i);
    }
    deploy("gathered");
    map("gathered", arn, it -> it.batchSize(15).maximumBatchingWindowInSeconds(60));
    awaitEmpty("gathered", 1);
    assertThat(notes("gathered")).hasSize(1);
  }

  @Test
  void onlyTheMessagesThatAreReportedComeAgain() {
    String arn = SQS.create("partly", 3);
    deploy("partly");
    AWS.invoke("partly", "{}"); // or its cold start may take longer than messages are hidden
    List.of("good1", "bad", "good2").forEach(body -> SQS.send("partly", body));
    map(
        "partly",
        arn,
        it -> it.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
    Deadline.of(Duration.ofSeconds(60))
        .await(() -> notes("partly").stream().filter(note -> note.equals("bad ")).count() >= 2);
    assertThat(SQS.size("partly")).isEqualTo(1);
    String all = String.join("", notes("partly"));
    assertThat(all).containsOnlyOnce("good1").containsOnlyOnce("good2");
  }

  @Test
  void aBatchThatFailsComesAgainWhole() {
    String arn = SQS.create("failing", 2);
    SQS.send("failing", "throw");
    deploy("failing");
    map("failing", arn, it -> {});
    Deadline.of(Duration.ofSeconds(60)).await(() -> notes("failing").size() >= 2);
    assertThat(SQS.size("failing")).isEqualTo(1);
  }

  @Test
  void aMappingThatIsDisabledTakesNothingUntilItIsEnabled() {
    String arn = SQS.create("paused", 60);
    deploy("paused");
    String id = map("paused", arn, it -> it.enabled(false)).uuid();
    assertThat(state(id)).isEqualTo("Disabled");
    SQS.send("paused", "later");
    assertThat(SQS.size("paused")).isEqualTo(1);
    assertThat(notes("paused")).isEmpty();
    assertThat(AWS.client().updateEventSourceMapping(it -> it.uuid(id).enabled(true)).state())
        .isEqualTo("Updating");
    Deadline.of(Duration.ofSeconds(60)).await(() -> notes("paused").size() == 1);
    assertThat(state(id)).isEqualTo("Enabled");
  }

  @Test
  void mappingsAreListedByFunctionAndForgotten() {
    String arn = SQS.create("listed", 60);
    deploy("listed");
    deploy("another");
    String id = map("listed", arn, it -> it.batchSize(3)).uuid();
    map("another", arn, it -> {});
    assertThat(
            AWS.client()
                .listEventSourceMappings(it -> it.functionName("listed"))
                .eventSourceMappings())
        .extracting(EventSourceMappingConfiguration::uuid)
        .containsExactly(id);
    GetEventSourceMappingResponse shown = AWS.client().getEventSourceMapping(it -> it.uuid(id));
    assertThat(shown.batchSize()).isEqualTo(3);
    assertThat(shown.functionArn())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:listed");
    assertThat(AWS.client().deleteEventSourceMapping(it -> it.uuid(id)).state())
        .isEqualTo("Deleting");
    assertThatThrownBy(() -> state(id)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void refusesWhatAwsRefuses() {
    String arn = SQS.create("refused", 1);
    deploy("refused");
    assertThatThrownBy(() -> map("refused", arn, it -> {}))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(
            "Queue visibility timeout: 1 seconds is less than Function timeout: 2 seconds");
    String other = SQS.create("refused2", 60);
    assertThatThrownBy(() -> map("refused", other, it -> it.batchSize(11)))
        .hasMessageContaining("Maximum batch window in seconds must be greater than 0");
    assertThatThrownBy(() -> map("nobody", other, it -> {}))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> map("refused", "arn:aws:sqs:us-east-1:000000000000:nothing", it -> {}))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("SQS Error Message");
    map("refused", other, it -> {});
    assertThatThrownBy(() -> map("refused", other, it -> {}))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("Please update or delete the existing mapping with UUID");
  }

  private void deploy(String name) {
    AWS.deploy(name, 2, Map.of("NOTES", directory.resolve(name).toString()));
  }

  /** Asks for the queue's size, a request to it, only once the function has noted so much. */
  private void awaitEmpty(String name, long bytes) {
    Deadline deadline = Deadline.of(Duration.ofSeconds(90));
    deadline.await(() -> directory.resolve(name).toFile().length() >= bytes);
    deadline.await(() -> SQS.size(name) == 0);
  }

  private List<String> notes(String name) {
    Path file = directory.resolve(name);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String state(String id) {
    return AWS.client().getEventSourceMapping(it -> it.uuid(id)).state();
  }

  private static CreateEventSourceMappingResponse map(
      String function, String arn, Consumer<CreateEventSourceMappingRequest.Builder> more) {
    CreateEventSourceMappingRequest.Builder request =
        CreateEventSourceMappingRequest.builder().functionName(function).eventSourceArn(arn);
    more.accept(request);
    return AWS.client().createEventSourceMapping(request.build());
  }
}
