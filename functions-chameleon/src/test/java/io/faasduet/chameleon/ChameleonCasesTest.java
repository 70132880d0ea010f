package io.faasduet.chameleon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.lambda.LambdaError;
import io.faasduet.testkit.FakeContext;
import io.faasduet.testkit.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that users of such functions have had trouble with. */
class ChameleonCasesTest {
  @ParameterizedTest
  @ValueSource(strings = {"control.json", "s3-in-sqs.json", "sns.json", "testevent.json"})
  void aMessageThatIsNoRequestOfItIsNotDone(String event) throws IOException {
    assertThat(send(new ChameleonSqs(), "cases/B01/" + event))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-isBase64Encoded.json",
        "no-rawQueryString.json",
        "no-headers.json",
        "get-only-queryStringParameters.json"
      })
  void whatAnHttpEventLeavesOutIsEmpty(String event) throws IOException {
    String own =
        new String(TestData.file("cases/B27/" + event), UTF_8)
            .replaceAll("\"body\": \"(\\\\.|[^\"\\\\])*\"", "\"body\": \"{}\"")
            .replace("some_count", "num_of_rows");

    assertThat(send(new ChameleonApi(), own.getBytes(UTF_8))).startsWith("{\"statusCode\":200,");
  }

  @Test
  void anHttpEventIsNoRequestOfTheDirectHandler() {
    byte[] event = TestData.file("cases/B27/no-headers.json");

    assertThatThrownBy(() -> send(new ChameleonHandler(), event))
        .isInstanceOf(LambdaError.class)
        .hasMessageStartingWith("the request is an event of another service");
  }

  @Test
  void theMessagesBehindOneThatFailsAreTakenAsIsDocumented() throws IOException {
    assertThat(send(new ChameleonSqs(), "cases/B30/fifo.json"))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
  }

  private static String send(RequestStreamHandler handler, String event) throws IOException {
    return send(handler, TestData.file(event));
  }

  private static String send(RequestStreamHandler handler, byte[] event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, new FakeContext());
    return answer.toString(UTF_8);
  }
}
