package io.faasduet.localcloud.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StrictHttpServerTest {
  private static final String HOST = "Host: localhost\r\n";
  private static final String NEXT = "GET /next HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";

  private StrictHttpServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        StrictHttpServer.start(
            "strict",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            (status, reason) ->
                new RefusalForm.Refusal(
                    Map.of("Content-Type", "application/json"), "{\"reason\":\"" + reason + "\"}"),
            List.of(),
            StrictHttpServerTest::serve);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void serve(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/left" -> {}
      case "/thrown" -> throw new IllegalStateException("a fault of the handler");
      case "/unread" -> answer(exchange, "unread");
      case "/chunked" -> inChunks(exchange);
      case "/unchanged" -> exchange.sendResponseHeaders(304, -1);
      default -> echo(exchange);
    }
  }

  /** Method, target and body. */
  private static void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void inChunks(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("one".getBytes(UTF_8));
      out.write("and two".getBytes(UTF_8));
    }
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /?a=%zz HTTP/1.1",
        "GET /a|b HTTP/1.1",
        "GET /a b HTTP/1.1",
        "GET",
        "FOO/1.1",
        "G<T / HTTP/1.1",
        "CONNECT other:80 HTTP/1.1",
        "\u0016\u0003\u0001",
        "GET /\u0000 HTTP/1.1"
      })
  void firstLinesThatCannotBeReadAreRefusedInTheServicesForm(String line) throws Exception {
    assertThat(send(line + "\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("application/json", "Connection: close", "\r\n\r\n{\"reason\":\"")
        .doesNotContain("<h1>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: abc",
        "Content-Length: -1",
        "Content-Length: +1",
        "Content-Length: 1, 1",
        "Content-Length: 1\r\nContent-Length: 1",
        "Content-Length: 99999999999999999999",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Host: other",
        "Folded: a\r\n b",
        "Spaced : a",
        "colonless",
        ": nameless",
        "Line: feed\nOther: line",
        "Nul: a\u0000b",
      })
  void fieldsThatMayBeReadInTwoWaysAreRefused(String fields) throws Exception {
    assertThat(send("POST / HTTP/1.1\r\n" + HOST + fields + "\r\n\r\n" + NEXT))
        .startsWith("HTTP/1.1 400 ")
        .contains("{\"reason\":\"")
        .doesNotContain("/next");
  }

  @ParameterizedTest
  @CsvSource({
    "GET HTTP/1.1, Any: field, 505",
    "GET / HTTP/9.9, Any: field, 505",
    "GET / HTTP/2.0, Any: field, 505",
    "POST / HTTP/1.1, Transfer-Encoding: xchunked, 400",
    "POST / HTTP/1.1, Transfer-Encoding: gzip; chunked, 400",
    "OPTIONS * HTTP/1.1, Any: field, 404"
  })
  void whatIsNotSpokenHereIsRefused(String line, String field, int status) throws Exception {
    assertThat(send(line + "\r\n" + HOST + field + "\r\n\r\n0\r\n\r\n" + NEXT))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("{\"reason\":\"")
        .doesNotContain("/next");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n",
        "-1\r\n",
        "100000000000000000\r\nhello",
        "5\r\nhelloX\r\n0\r\n\r\n",
        "\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5\nhello\n0\n\n"
      })
  void malformedChunksAreRefused(String chunks) throws Exception {
    assertThat(send("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunks))
        .startsWith("HTTP/1.1 400 ")
        .contains("{\"reason\":\"");
  }

  @Test
  void aRequestWithoutAHostIsRefused() throws Exception {
    assertThat(send("GET / HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("{\"reason\":\"");
  }

  @Test
  void headsThatAreTooLongAreRefused() throws Exception {
    assertThat(send("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 414 URI Too Long");
    assertThat(send("GET / HTTP/1.1\r\n" + HOST + "A: " + "a".repeat(70_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
    assertThat(send("GET / HTTP/1.1\r\n" + HOST + "A: a\r\n".repeat(201) + "\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void aBodyThatIsCutShortIsRefused() throws Exception {
    assertThat(sendAndEnd("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\nhello"))
        .startsWith("HTTP/1.1 400 ")
        .contains("{\"reason\":\"");
    assertThat(
            sendAndEnd("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\nhe"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void requestsFollowEachOtherOnAConnection() throws Exception {
    String answers =
        send(
            "GET /one?a=%20b HTTP/1.1\r\n"
                + HOST
                + "\r\n"
                + "POST /two HTTP/1.1\r\n"
                + HOST
                + "Content-Length: 5\r\n\r\nhello"
                + "\r\n"
                + "PUT /three HTTP/1.1\r\n"
                + HOST
                + "Transfer-Encoding: Chunked\r\n\r\n"
                + "3;ext=\"a\"\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: t\r\n\r\n"
                + "PUT /unread HTTP/1.1\r\n"
                + HOST
                + "Content-Length: 5\r\n\r\nhello"
                + "HEAD /four HTTP/1.1\r\n"
                + HOST
                + "\r\n"
                + NEXT);

    assertThat(answers)
        .containsSubsequence(
            "GET /one?a=%20b ",
            "POST /two hello",
            "PUT /three hello",
            "unread",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 200 OK\r\n",
            "Connection: close\r\n",
            "GET /next ")
        .doesNotContain("HEAD /four");
  }

  @Test
  void anAnswerOfUnknownLengthComesInChunksOrEndsWithTheConnection() throws Exception {
    String close = "Connection: close\r\n\r\n";
    assertThat(send("GET /chunked HTTP/1.1\r\n" + HOST + close))
        .contains("Transfer-Encoding: chunked\r\n")
        .endsWith("\r\n\r\n3\r\none\r\n7\r\nand two\r\n0\r\n\r\n");
    assertThat(send("GET /chunked HTTP/1.0\r\n\r\n"))
        .doesNotContain("Transfer-Encoding")
        .endsWith("\r\n\r\noneand two");
  }

  @Test
  void anAnswerWithoutItsBodySaysNoLength() throws Exception {
    String close = " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
    assertThat(send("GET /unchanged" + close))
        .startsWith("HTTP/1.1 304 Not Modified\r\n")
        .doesNotContainIgnoringCase("content-length")
        .endsWith("\r\n\r\n");
    assertThat(send("HEAD /" + close))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .doesNotContainIgnoringCase("content-length")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aHandlerThatThrowsEndsTheConnection() throws Exception {
    assertThat(send("GET /thrown HTTP/1.1\r\n" + HOST + "\r\n" + NEXT)).isEmpty();
  }

  @Test
  void aRequestThatIsLeftWaitsUntilTheServerStops() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(("GET /left HTTP/1.1\r\n" + HOST + "\r\n").getBytes(UTF_8));
      assertThat(send(NEXT)).contains("GET /next");
      server.close();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aClientThatWaitsForLeaveGetsItAndLargeBodiesPass() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/large"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .expectContinue(true)
                    .PUT(HttpRequest.BodyPublishers.ofString("x".repeat(3_000_000)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("PUT /large xxx").hasSize(3_000_011);
    assertThat(answer.headers().firstValue("Date").orElseThrow())
        .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
  }

  @Test
  void manyClientsAreAnsweredAtOnce() throws Exception {
    int clients = 200;
    CountDownLatch answered = new CountDownLatch(clients);
    for (int i = 0; i < clients; i++) {
      Thread client =
          new Thread(
              () -> {
                try {
                  if (send(NEXT).contains("GET /next")) {
                    answered.countDown();
                  }
                } catch (IOException e) {
                  // is not counted
                }
              });
      client.setDaemon(true);
      client.start();
    }
    assertThat(answered.await(50, TimeUnit.SECONDS)).isTrue();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** What comes until the server ends the connection. */
  private String send(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return rest(socket);
    }
  }

  private String sendAndEnd(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return rest(socket);
    }
  }

  private static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    socket.getInputStream().transferTo(answer);
    return answer.toString(ISO_8859_1);
  }
}
