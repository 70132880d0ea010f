package io.faasduet.localcloud.queues.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueServerTest {
  private static final String JSON = "application/x-amz-json-1.0";
  private static final ActorSystem ACTORS = MalformedRequests.actors();
  private static InetSocketAddress address;

  @BeforeAll
  static void start() {
    address = QueueServer.start(ACTORS).waitUntilStarted().localAddress();
  }

  @AfterAll
  static void stop() {
    ACTORS.terminate();
  }

  @Test
  void aClientOfThisMachineMakesAQueue() throws IOException {
    String answer = create("own", "Host: 127.0.0.1:" + address.getPort());
    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .contains("http://127.0.0.1:%d/000000000000/own".formatted(address.getPort()));
  }

  @Test
  void aQueueHasTheAddressThatClientsUse() throws IOException {
    ActorSystem actors = MalformedRequests.actors();
    try {
      InetSocketAddress behind =
          QueueServer.start(actors, "12345").waitUntilStarted().localAddress();
      assertThat(answer(behind, head("own", "Host: localhost", JSON)))
          .contains("http://127.0.0.1:12345/000000000000/own");
    } finally {
      actors.terminate();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: \"a\r\n\r\n",
        "POST / HTTP/1.1\r\n\r\n",
        "G<T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0016\u0003\u0001 \r\n"
      })
  void whatIsNoRequestIsAnsweredInTheProtocolsForm(String request) throws IOException {
    assertThat(answer(address, request))
        .matches(answer -> answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 501"))
        .contains("Content-Type: application/json")
        .contains("{\"__type\":\"com.amazon.coral.service#SerializationException\",\"message\":\"");
  }

  @Test
  void itListensOnTheLoopbackInterfaceAlone() {
    assertThat(address.getAddress().isLoopbackAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Host: evil.example", "Host: 127.0.0.1.evil.example:80", "Host: 10.0.0.1"})
  void anotherHostIsRefusedAndNothingIsDone(String host) throws IOException {
    assertThat(create("rebound", host))
        .startsWith("HTTP/1.1 403 ")
        .contains("com.amazon.coral.service#AccessDeniedException", "is not one of this service");
    assertThat(list()).doesNotContain("rebound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example/", "http://localhost@evil.example/"})
  void aFirstLineThatNamesAnotherHostIsRefusedAndNothingIsDone(String target) throws IOException {
    String request =
        head("named", "Host: localhost", JSON).replaceFirst("POST /", "POST " + target);
    assertThat(answer(address, request)).startsWith("HTTP/1.1 4").doesNotContain("QueueUrl");
    assertThat(list()).doesNotContain("named");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void aPageOfAnotherSiteIsRefusedAndNothingIsDone(String header) throws IOException {
    assertThat(create("paged", "Host: 127.0.0.1:" + address.getPort() + "\r\n" + header))
        .startsWith("HTTP/1.1 403 ")
        .contains("takes no requests from pages of other sites");
    assertThat(list()).doesNotContain("paged");
  }

  @Test
  void aLinkOfAPageIsRefused() throws IOException {
    assertThat(
            answer(
                address,
                "GET /?Action=CreateQueue&QueueName=linked HTTP/1.1\r\nHost: localhost\r\n"
                    + "Sec-Fetch-Site: cross-site\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(list()).doesNotContain("linked");
  }

  @Test
  void aClientOfTheQueryProtocolIsToldSoInXml() throws IOException {
    String body = "Action=CreateQueue&QueueName=form";
    assertThat(answer(address, post(body, "Host: <b>", "application/x-www-form-urlencoded")))
        .startsWith("HTTP/1.1 400 ");
    assertThat(
            answer(address, post(body, "Host: evil.example", "application/x-www-form-urlencoded")))
        .startsWith("HTTP/1.1 403 ")
        .contains("<Code>AccessDenied</Code><Message>the Host 'evil.example' is not");
    assertThat(answer(address, post(body, "Host: localhost", "application/x-www-form-urlencoded")))
        .startsWith("HTTP/1.1 200 ")
        .contains("/000000000000/form</QueueUrl>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=b", "application/json"})
  void aBodyOfNoneOfTheProtocolsIsRefused(String type) throws IOException {
    assertThat(answer(address, head("typed", "Host: localhost", type)))
        .startsWith("HTTP/1.1 404 ")
        .contains("<UnknownOperationException/>");
    assertThat(list()).doesNotContain("typed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"QueueName\":7}",
        "{\"QueueName\":null}",
        "{\"QueueName\":\"a\",\"Attributes\":[]}",
        "{\"QueueName\":\"a\"}}",
        "{\"QueueName\":\"\u00ff\",\"tags\":{\"a\":1}}"
      })
  void whatCannotBeReadIsTheCallersFault(String body) throws IOException {
    assertThat(answer(address, post(body, "Host: localhost", JSON)))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"__type\":\"com.amazon");
  }

  @Test
  void deeplyNestedJsonIsTheCallersFault() throws IOException {
    String deep = "{\"QueueName\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(answer(address, post(deep, "Host: localhost", JSON))).startsWith("HTTP/1.1 400 ");
    assertThat(list()).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "X-Amz-Target: CreateQueue", "X-Amz-Target: DynamoDB_20120810.CreateQueue"})
  void anotherTargetIsNoOperation(String target) throws IOException {
    String request =
        head("untold", "Host: localhost", JSON)
            .replace("X-Amz-Target: AmazonSQS.CreateQueue", target.isEmpty() ? "X-No: 1" : target);
    assertThat(answer(address, request))
        .startsWith("HTTP/1.1 400 ")
        .contains("com.amazon.coral.service#UnknownOperationException");
    assertThat(list()).doesNotContain("untold");
  }

  @Test
  void messagesAreNotMoved() throws IOException {
    String arn = "{\"SourceArn\":\"arn:aws:sqs:us-east-1:000000000000:own\"}";
    String request =
        post(arn, "Host: localhost", JSON).replace("CreateQueue", "StartMessageMoveTask");
    assertThat(answer(address, request))
        .startsWith("HTTP/1.1 400 ")
        .contains("com.amazonaws.sqs#UnsupportedOperation");
  }

  @Test
  void aFormThatCannotBeReadIsToldSoInXml() throws IOException {
    String form = "application/x-www-form-urlencoded";
    String body = "Action=ReceiveMessage&QueueUrl=x&MaxNumberOfMessages=abc";
    assertThat(answer(address, post(body, "Host: localhost", form)))
        .startsWith("HTTP/1.1 400 ")
        .contains("<Code>");
  }

  @Test
  void aConnectionStaysInOrderAfterARefusal() throws IOException {
    String refused = head("kept", "Host: evil.example", JSON).replace("Connection: close\r\n", "");
    String answers = answer(address, refused + head("kept", "Host: localhost", JSON));
    assertThat(answers.indexOf("HTTP/1.1 403 ")).isZero();
    assertThat(answers).contains("HTTP/1.1 200 ", "/000000000000/kept");
  }

  private static String create(String queue, String headers) throws IOException {
    return answer(address, head(queue, headers, JSON));
  }

  private static String list() throws IOException {
    return answer(
        address, post("{}", "Host: localhost", JSON).replace("CreateQueue", "ListQueues"));
  }

  private static String head(String queue, String headers, String type) {
    return post("{\"QueueName\":\"" + queue + "\"}", headers, type);
  }

  private static String post(String body, String headers, String type) {
    return "POST / HTTP/1.1\r\n"
        + headers
        + "\r\nContent-Type: "
        + type
        + "\r\nX-Amz-Target: AmazonSQS.CreateQueue\r\nConnection: close\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String answer(InetSocketAddress server, String request) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
