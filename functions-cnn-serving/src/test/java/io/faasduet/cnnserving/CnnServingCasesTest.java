package io.faasduet.cnnserving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.lambda.SqsHandler;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.testkit.EmbeddedImages;
import io.faasduet.testkit.FakeContext;
import io.faasduet.testkit.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that users of such functions have had trouble with. */
class CnnServingCasesTest {
  private static final String NO_FAILURE = "{\"batchItemFailures\":[]}";
  private static final String FAILURE = "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}";

  private static EmbeddedS3 s3;
  private static FunctionHost<CnnServingRequest, CnnServingResponse> host;

  @BeforeAll
  static void start() {
    s3 = EmbeddedS3.start();
    s3.createBucket("pics-in");
    s3.put("pics-in", "a.jpg", new EmbeddedImages(CnnServing.class).file(1));
    Map<String, String> values = new HashMap<>(System.getenv());
    values.putAll(s3.settings());
    host = FunctionHost.start(CnnServing.SPEC, InitContext.of(Settings.of(values)));
  }

  @AfterAll
  static void stop() {
    host.close();
    s3.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3-in-sqs.json", "sns.json"})
  void aMessageThatNamesAnObjectIsAboutThatObject(String event) throws IOException {
    String message = new String(TestData.file("cases/B01/" + event), UTF_8);

    assertThat(send(message)).isEqualTo(NO_FAILURE);
    assertThat(send(message.replace("a.jpg", "missing.jpg"))).isEqualTo(FAILURE);
  }

  @Test
  void aMessageOfAnotherFunctionIsAFailure() throws IOException {
    assertThat(send(new String(TestData.file("cases/B01/control.json"), UTF_8))).isEqualTo(FAILURE);
  }

  @Test
  void theTestEventOfABucketIsAcknowledged() throws IOException {
    assertThat(send(new String(TestData.file("cases/B01/testevent.json"), UTF_8)))
        .isEqualTo(NO_FAILURE);
  }

  private static String send(String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new SqsHandler<>(host, CnnServingRequest::object)
        .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new FakeContext());
    return answer.toString(UTF_8);
  }
}
