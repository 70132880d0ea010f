package io.faasduet.cli.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.Entered;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads on servers that attack their caller. */
class HostileAddressTest {
  /** A request is read, its answer is written; the connection is closed then. */
  private interface Answer {
    void write(OutputStream out) throws IOException;
  }

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong written = new AtomicLong();
  private ServerSocket server;

  @AfterEach
  void stop() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  @Test
  void whatATerminalWouldActOnIsNotPrinted() throws IOException {
    Entered run =
        load(
            head("500 X", "Content-Type: application/problem+json")
                + "{\"title\":\"\u001b[2J\u001b]0;pwned\u0007\",\"status\":500,"
                + "\"detail\":\"\u001b[2J\u001b]0;pwned\u0007 \\u001b[31m\"}");

    assertThat(run.out() + run.err()).contains("pwned").matches("[^\\p{Cc}]*(\n[^\\p{Cc}]*)*");
    assertThat(SampleFile.read(out())).hasSize(4).allMatch(it -> it.status().equals("http-500"));
    assertNothingToActOn();
  }

  @Test
  void whatASpreadsheetOrABrowserWouldActOnIsNotWritten() throws IOException {
    load(
        head(
                "200 OK",
                "x-duet-instance: =cmd|' /C calc'!A0<script>alert(4)</script>",
                "x-duet-cold: false",
                "server-timing: init;dur=-5, total;dur=NaN, <img src=x onerror=alert(9)>;dur=3")
            + "{\"data\":\"x\"}");

    assertThat(SampleFile.read(out()))
        .hasSize(4)
        .allMatch(Sample::ok)
        .allMatch(it -> it.instance().isEmpty() && it.timingsMillis().isEmpty());
    assertNothingToActOn();
  }

  @Test
  void anAnswerWithoutEndIsGivenUp() throws IOException {
    byte[] million = new byte[1_000_000];
    serve(
        out -> {
          out.write(head("200 OK", "Content-Length: 4000000000").getBytes(ISO_8859_1));
          while (true) {
            out.write(million);
            written.addAndGet(million.length);
          }
        });
    bench();

    assertThat(SampleFile.read(out())).hasSize(4).allMatch(it -> it.status().equals("bad-answer"));
    assertThat(written).hasValueLessThan(400_000_000);
  }

  @Test
  void headersWithoutEndAreGivenUp() throws IOException {
    byte[] field = "X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".getBytes(ISO_8859_1);
    serve(
        out -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
          while (true) {
            out.write(field);
            written.addAndGet(field.length);
          }
        });
    bench();

    assertThat(SampleFile.read(out())).hasSize(4).noneMatch(Sample::ok);
    assertThat(written).hasValueLessThan(100_000_000);
  }

  private void assertNothingToActOn() throws IOException {
    assertThat(out().resolve(SampleFile.NAME))
        .content()
        .doesNotContain("=cmd", "<", "\u001b")
        .doesNotContainPattern("(?m)(^|,)[=+@]");
    assertThat(Files.readString(out().resolve("index.html")))
        .doesNotContain("<script>alert", "onerror", "\u001b");
  }

  private Entered load(String answer) throws IOException {
    serve(out -> out.write(answer.getBytes(ISO_8859_1)));
    return bench();
  }

  private Entered bench() {
    return Entered.duet(
        "bench",
        "load",
        "chameleon",
        "--target",
        "http://127.0.0.1:" + server.getLocalPort() + "/",
        "--batches",
        "2x2",
        "--timeout",
        "20",
        "--out",
        out().toString());
  }

  private void serve(Answer answer) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(
        () -> {
          while (!server.isClosed()) {
            try {
              Socket caller = server.accept();
              threads.execute(() -> answer(caller, answer));
            } catch (IOException e) {
              return;
            }
          }
        });
  }

  private static void answer(Socket caller, Answer answer) {
    try (caller) {
      InputStream in = caller.getInputStream();
      int ends = 0;
      while (ends < 4) { // of the head, CR LF CR LF; a short body may stay unread
        int next = in.read();
        if (next < 0) {
          return;
        }
        ends = next == '\r' || next == '\n' ? ends + 1 : 0;
      }
      in.skip(in.available());
      answer.write(caller.getOutputStream());
      caller.shutdownOutput();
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the caller has given up
    }
  }

  private static String head(String status, String... fields) {
    return "HTTP/1.1 "
        + status
        + "\r\nConnection: close\r\n"
        + String.join("\r\n", fields)
        + "\r\n\r\n";
  }

  private Path out() {
    return directory.resolve("out");
  }
}
