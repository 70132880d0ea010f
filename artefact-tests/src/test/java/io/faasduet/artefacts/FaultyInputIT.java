package io.faasduet.artefacts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged servers get valid input with faults in it. Whatever they are sent, they answer or
 * close the connection, never by a failure of their own, log no stack trace, and answer the next
 * valid request as before. The profile {@code fuzz} sends ten times as much and more; {@code
 * -Dduet.fuzz.seed=N} sends other faults.
 */
class FaultyInputIT {
  private static final int REQUESTS = Integer.getInteger("duet.fuzz.requests");
  private static final int IMAGES = Integer.getInteger("duet.fuzz.images");
  private static final long SEED = Long.getLong("duet.fuzz.seed");
  private static final int IDLE_MILLIS = 250;
  private static final int CALLERS = 8;

  private static final String VALID = "{\"num_of_rows\": 3, \"num_of_cols\": 4}";
  private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  private static final String UPGRADE =
      "GET / HTTP/1.1\r\nHost:%s\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
          + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
  private static final List<byte[]> VALID_REQUESTS =
      List.of(
          bytes(POST + "Content-Type: application/json\r\nContent-Length: 36\r\n\r\n" + VALID),
          bytes(POST + "Transfer-Encoding: chunked\r\n\r\n24\r\n" + VALID + "\r\n0\r\n\r\n"),
          bytes(POST + "Expect: 100-continue\r\nContent-Length: 36\r\n\r\n" + VALID),
          bytes("GET /?num_of_rows=3&num_of_cols=4 HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n"),
          bytes("GET /metrics HTTP/1.0\r\nUser-Agent: a\r\n\r\n"),
          Http2Request.invoke(VALID),
          bytes(UPGRADE.formatted(" a")));
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  /** Not of the function: a method or a version of HTTP that the server does not have. */
  private static final Set<Integer> UNKNOWN_PROTOCOL = Set.of(501, 505);

  @Test
  void faultyRequestsAreAnsweredOrCutOff() throws Exception {
    try (ServedDirectory server = new ServedDirectory("chameleon")) {
      String before = page(server);
      AtomicInteger answered = new AtomicInteger();
      Set<Integer> statuses = new ConcurrentSkipListSet<>();
      atOnce(
          REQUESTS,
          number -> {
            String answer = answer(server, request(number));
            Matcher status = STATUS.matcher(answer);
            answered.addAndGet(answer.isEmpty() ? 0 : 1);
            while (status.find()) {
              statuses.add(Integer.parseInt(status.group(1)));
            }
            assertThat(answer)
                .as("answer to request %d of seed %d", number, SEED)
                .doesNotContain("Exception", "\tat ");
          });

      assertThat(statuses).contains(200, 400).allMatch(FaultyInputIT::isNoFailure);
      assertThat(answered.get()).isGreaterThan(REQUESTS / 2);
      assertThat(page(server)).isEqualTo(before);
      assertThat(server.log()).noneMatch(line -> line.contains("\tat "));
    }
  }

  @Test
  void anUpgradeToHttp2WithoutAValidHostDoesNotFloodTheLog() throws Exception {
    try (ServedDirectory server = new ServedDirectory("chameleon")) {
      for (String host : List.of("", " ", " a b")) {
        try (Socket caller = server.connect()) {
          caller.setSoTimeout(30_000);
          caller.getOutputStream().write(bytes(UPGRADE.formatted(host)));
          assertThat(new String(caller.getInputStream().readNBytes(12), UTF_8))
              .isEqualTo("HTTP/1.1 400");
        }
      }
      page(server);
      assertThat(server.log()).hasSizeLessThan(2).noneMatch(line -> line.contains("\tat "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-classify", "yolo"})
  void faultyImagesAreRefusedOrDecoded(String function) throws Exception {
    try (ServedDirectory server = new ServedDirectory(function)) {
      byte[] jpeg = server.packaged(imageOf(function));
      byte[] png = png(jpeg);
      HttpResponse<String> before = server.post("image/jpeg", jpeg);
      Set<Integer> statuses = new ConcurrentSkipListSet<>();
      atOnce(
          IMAGES / 2,
          number -> {
            boolean ofJpeg = number % 2 == 0;
            byte[] faulty = new Mutations(SEED + number).of(ofJpeg ? jpeg : png);
            HttpResponse<String> answer = server.post(ofJpeg ? "image/jpeg" : "image/png", faulty);
            statuses.add(answer.statusCode());
            assertThat(answer.statusCode())
                .as("status of image %d of seed %d: %s", number, SEED, answer.body())
                .isIn(200, 400, 413, 415);
          });

      assertThat(before.statusCode()).isEqualTo(200);
      assertThat(statuses).contains(200, 400);
      assertThat(server.post("image/jpeg", jpeg).statusCode()).isEqualTo(200);
      assertThat(server.log()).noneMatch(line -> line.contains("\tat "));
    }
  }

  /** More callers than processors, as they wait more than they work. */
  private static void atOnce(int count, IntConsumer call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(callers.submit(() -> call.accept(number)));
      }
      for (Future<?> ended : calls) {
        ended.get();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  /** A third has faults in the JSON only, so that it comes as far as the function. */
  private static byte[] request(int number) {
    Mutations mutations = new Mutations(SEED + number);
    if (number % 3 > 0) {
      return mutations.of(VALID_REQUESTS.get(number % VALID_REQUESTS.size()));
    }
    byte[] body = mutations.of(bytes(VALID));
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(bytes(POST + "Content-Length: " + body.length + "\r\n\r\n"));
    request.writeBytes(body);
    return request.toByteArray();
  }

  /** What comes back until the server closes the connection, or nothing more comes. */
  private static String answer(ServedDirectory server, byte[] request) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = server.connect()) {
      socket.setSoTimeout(IDLE_MILLIS);
      socket.getOutputStream().write(request);
      socket.getInputStream().transferTo(answer);
    } catch (SocketTimeoutException | SocketException e) {
      // waits for the rest of the request, or has closed the connection while there was more of it
    } catch (IOException e) {
      throw new AssertionError("no connection to the server", e);
    }
    return answer.toString(ISO_8859_1);
  }

  private static boolean isNoFailure(int status) {
    return status < 500 || UNKNOWN_PROTOCOL.contains(status);
  }

  private static String page(ServedDirectory server) {
    HttpResponse<String> answer = server.post("application/json", bytes(VALID));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().replaceAll("\"latency\":[^,}]*", "");
  }

  private static String imageOf(String function) {
    return "io/faasduet/" + function.replace("-", "") + "/images/0.jpg";
  }

  private static byte[] png(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
