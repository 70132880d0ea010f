package io.faasduet.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3EventHandlerTest {
  private final List<String> created = new CopyOnWriteArrayList<>();
  private final S3EventHandler<Probe.Request, Probe.Response> handler =
      new S3EventHandler<>(
          Probe.host(),
          (bucket, key) -> {
            created.add(bucket + "/" + key);
            return new Probe.Request(key, key.contains("gone") ? "NOT_FOUND" : "", 0);
          });

  @Test
  void everyObjectThatWasCreatedIsARequestUnderItsDecodedKey() throws IOException {
    assertThat(TestEvent.of("s3.json").sendTo(handler)).asString().isEqualTo("null");
    assertThat(created).containsExactly("probes/in/first photo.jpg", "probes/in/Größe+1.JPG");
  }

  @Test
  void theEventThatTestsAConfigurationIsNoRequest() throws IOException {
    assertThat(TestEvent.of("s3-test.json").sendTo(handler)).asString().isEqualTo("null");
    assertThat(created).isEmpty();
  }

  @Test
  void objectsBehindOneThatFailsAreTakenAndThenTheEventFails() throws IOException {
    TestEvent event = TestEvent.of("s3.json").with("first+photo", "gone");
    assertThatThrownBy(() -> event.sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .hasMessageContaining("NOT_FOUND");
    assertThat(created).containsExactly("probes/in/gone.jpg", "probes/in/Größe+1.JPG");
  }

  @Test
  void aKeyThatIsNotEncodedIsSaidToBeThat() throws IOException {
    TestEvent event = TestEvent.of("s3.json").with("first+photo", "100%");
    assertThatThrownBy(() -> event.sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .hasMessageContaining("in/100%.jpg");
    assertThat(created).containsExactly("probes/in/Größe+1.JPG");
  }

  @ParameterizedTest
  @MethodSource("otherEnvelopes")
  void bucketsMayTellThroughOtherServices(String event) throws IOException {
    assertThat(new TestEvent(event).sendTo(handler)).asString().isEqualTo("null");
    assertThat(created).containsExactly("pics/a b.jpg");
  }

  static List<String> otherEnvelopes() {
    return List.of(
        BucketNotification.ofMinio("a+b.jpg"),
        BucketNotification.ofEventBridge("Object Created", "CompleteMultipartUpload", "a b.jpg"),
        BucketNotification.invokedBySns(BucketNotification.ofS3("a+b.jpg")));
  }

  @Test
  void emptyObjectsThatShowDirectoriesArePassedOver() throws IOException {
    TestEvent event =
        new TestEvent(BucketNotification.ofEmptyObjects("holiday/", "2026%2Fholiday/"));

    assertThat(event.sendTo(handler)).asString().isEqualTo("null");
    assertThat(created).isEmpty();
    assertThat(new TestEvent(BucketNotification.ofS3("odd/")).sendTo(handler)).isNotNull();
    assertThat(created).containsExactly("pics/odd/");
  }

  @Test
  void anEventThatComesAgainIsWorkedOnWhereItFailed() {
    TestEvent event = new TestEvent(BucketNotification.ofS3("a.jpg", "gone.jpg", "b.jpg"));
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> event.sendTo(handler)).isInstanceOf(LambdaError.class);
    }

    assertThat(created)
        .containsExactly(
            "pics/a.jpg", "pics/gone.jpg", "pics/b.jpg", "pics/gone.jpg", "pics/gone.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "not json",
        "{\"Records\": {}}",
        "{\"Records\": [{\"messageId\": \"m\", \"body\": \"{}\"}]}",
        "{\"Records\": [{\"eventName\": \"ObjectCreated:Put\"}]}"
      })
  void whatIsNotAnS3EventIsThrownBack(String json) {
    assertThatThrownBy(() -> new TestEvent(json).sendTo(handler))
        .isInstanceOf(LambdaError.class)
        .message()
        .startsWith("not an S3 event: ");
    assertThat(created).isEmpty();
  }

  @Test
  void theEventOfTheseTestsIsOneThatAwssOwnClassesRead() throws IOException {
    S3Event event =
        LambdaEventSerializers.serializerFor(S3Event.class, S3Event.class.getClassLoader())
            .fromJson(TestEvent.of("s3.json").json());

    assertThat(event.getRecords()).hasSize(3);
    assertThat(event.getRecords().get(0).getEventName()).isEqualTo("ObjectCreated:Put");
    assertThat(event.getRecords().get(0).getS3().getObject().getUrlDecodedKey())
        .isEqualTo("in/first photo.jpg");
  }
}
