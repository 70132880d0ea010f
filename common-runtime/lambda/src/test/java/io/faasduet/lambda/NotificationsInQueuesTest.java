package io.faasduet.lambda;

import static io.faasduet.lambda.BucketNotification.inQueue;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.BatchFunction;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Outcome;
import io.faasduet.api.Settings;
import io.faasduet.runtime.FunctionHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationsInQueuesTest {
  private static final String NONE = "{\"batchItemFailures\":[]}";

  record Request(String bucket, String key) {
    Request() {
      this("default", "default");
    }
  }

  record Response(String key) {}

  /** Keeps what it did; objects whose key has "gone" are not there. */
  private static class Single {
    final List<String> done = new ArrayList<>();

    Response apply(Request request, Invocation invocation) {
      if (request.key().contains("gone")) {
        throw new NotFoundException("there is no object " + request.key());
      }
      done.add(request.bucket() + "/" + request.key());
      return new Response(request.key());
    }
  }

  private static final class Together extends Single implements BatchFunction<Request, Response> {
    @Override
    public Response apply(Request request, Invocation invocation) {
      return super.apply(request, invocation);
    }

    @Override
    public List<Outcome<Response>> applyAll(List<Request> requests, Invocation invocation)
        throws Exception {
      return Outcome.oneByOne(requests, request -> apply(request, invocation));
    }
  }

  /** A handler, and what its function did. */
  private record Taking(RequestStreamHandler handler, List<String> done) {
    String send(TestEvent event) throws IOException {
      return new String(event.sendTo(handler), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return handler.getClass().getSimpleName();
    }
  }

  static List<Taking> takingObjects() {
    Single single = new Single();
    Together together = new Together();
    Single ofBucket = new Single();
    return List.of(
        new Taking(new SqsHandler<>(host(single), Request::new), single.done),
        new Taking(new SqsHandler<>(host(together), Request::new), together.done),
        new Taking(new S3EventHandler<>(host(ofBucket), Request::new), ofBucket.done));
  }

  @ParameterizedTest
  @MethodSource("takingObjects")
  void objectsThatAreAnnouncedInMessagesAreWorkedOn(Taking taking) throws IOException {
    String failures =
        taking.send(
            inQueue(
                BucketNotification.ofS3("a+b.jpg", "c%2B.jpg"),
                BucketNotification.throughSns(BucketNotification.ofS3("sns.jpg")),
                BucketNotification.ofMinio("minio%2Fd.jpg"),
                BucketNotification.ofEventBridge("Object Created", "PutObject", "e+f.jpg"),
                "{\"bucket\": \"own\", \"key\": \"request.jpg\"}"));

    assertThat(failures).isEqualTo(NONE);
    assertThat(taking.done())
        .containsExactly(
            "pics/a b.jpg",
            "pics/c+.jpg",
            "pics/sns.jpg",
            "pics/minio/d.jpg",
            "pics/e+f.jpg",
            "own/request.jpg");
  }

  @ParameterizedTest
  @MethodSource("takingObjects")
  void whatAsksForNoWorkIsPassedOver(Taking taking) throws IOException {
    String failures =
        taking.send(
            inQueue(
                BucketNotification.S3_TEST,
                BucketNotification.throughSns(BucketNotification.S3_TEST),
                BucketNotification.ofEmptyObjects("holiday/", "holiday%2F", "log_%24folder%24"),
                BucketNotification.ofS3("gone.jpg").replace("Created:Put", "Removed:Delete"),
                BucketNotification.ofEventBridge("Object Deleted", "DeleteObject", "gone.jpg")));

    assertThat(failures).isEqualTo(NONE);
    assertThat(taking.done()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("takingObjects")
  void aMessageComesAgainForTheObjectsThatFailedOnly(Taking taking) throws IOException {
    TestEvent event = inQueue(BucketNotification.ofS3("a.jpg", "gone.jpg", "b.jpg"));

    assertThat(taking.send(event)).contains("m0");
    assertThat(taking.send(event)).contains("m0");
    assertThat(taking.done()).containsExactly("pics/a.jpg", "pics/b.jpg");
    assertThat(taking.send(inQueue(BucketNotification.ofS3("a.jpg", "c.jpg")))).isEqualTo(NONE);
    assertThat(taking.done()).containsExactly("pics/a.jpg", "pics/b.jpg", "pics/c.jpg");
  }

  @ParameterizedTest
  @MethodSource("takingObjects")
  void aKeyThatIsNotEncodedFailsAloneOfItsMessages(Taking taking) throws IOException {
    assertThat(
            taking.send(
                inQueue(BucketNotification.ofS3("100%.jpg"), BucketNotification.ofS3("a.jpg"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
    assertThat(taking.done()).containsExactly("pics/a.jpg");
  }

  static Stream<String> foreign() {
    return Stream.of(
        BucketNotification.ofS3("a.jpg"),
        BucketNotification.throughSns(BucketNotification.ofS3("a.jpg")),
        BucketNotification.S3_TEST,
        BucketNotification.ofMinio("a.jpg"),
        BucketNotification.ofEventBridge("Object Created", "PutObject", "a.jpg"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void aFunctionThatTakesNoObjectsFailsOnNotifications(String body) throws IOException {
    Single single = new Single();

    assertThat(inQueue(body, "{}").sendTo(new SqsHandler<>(host(single))))
        .asString()
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
    assertThat(single.done).containsExactly("default/default");
  }

  @Test
  void messagesThatAreAlikeAreTakenEach() throws IOException {
    Single single = new Single();
    TestEvent event = inQueue("{}", "{}");
    TestEvent alike = new TestEvent(event.json().replace("m1", "m0"));

    assertThat(alike.sendTo(new SqsHandler<>(host(single)))).asString().isEqualTo(NONE);
    assertThat(single.done).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("takingObjects")
  void whatIsNeitherANotificationNorARequestFails(Taking taking) throws IOException {
    assertThat(
            taking.send(
                inQueue(
                    "{\"source\": \"aws.ec2\", \"detail-type\": \"x\", \"detail\": {}}",
                    BucketNotification.throughSns("{\"key\": \"a.jpg\"}"),
                    "{\"Records\": [{\"eventSource\": \"aws:kinesis\"}]}",
                    "not json")))
        .contains("m0", "m1", "m2", "m3");
    assertThat(taking.done()).isEmpty();
  }

  private static FunctionHost<Request, Response> host(Single function) {
    InitContext context = InitContext.of(Settings.of(Map.of()));
    return FunctionHost.start(
        FunctionSpec.of(
            "objects",
            Request.class,
            Response.class,
            init -> function instanceof Together together ? together : function::apply),
        context);
  }
}
