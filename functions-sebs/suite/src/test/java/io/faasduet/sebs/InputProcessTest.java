package io.faasduet.sebs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process, as the instrument runs it. */
class InputProcessTest {
  @TempDir private Path directory;
  private Process process;
  private BufferedReader out;
  private Writer in;

  /** Asks for twice its number; says something on standard output meanwhile. */
  public static final class Doubling implements InputGenerator {
    @Override
    public GeneratedInput generate(InputContext context) throws IOException {
      if (context.seed() < 0) {
        throw new IOException("a seed\nmust not be negative");
      }
      System.out.println("noise");
      return new GeneratedInput(
          Map.of("number", context.seed()),
          List.of(new InputObject(context.inputKey(0, "a"), context.directory().resolve("a"))),
          List.of(new InputRow("table", Map.of("id", "x"))),
          List.of(
              new DrawnObject(
                  context.inputKey(0, "d"), 5, out -> out.write("drawn".getBytes(US_ASCII)))));
    }

    @Override
    public Optional<String> validate(BenchmarkAnswer answer) {
      long expected = 2 * ((Number) answer.payload().get("number")).longValue();
      long result = answer.result(Number.class).orElseThrow(NullPointerException::new).longValue();
      return result == expected
          ? Optional.empty()
          : Optional.of("result is " + result + ", not " + expected);
    }
  }

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                InputProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    out = process.inputReader();
    in = process.outputWriter();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void anInputIsMadeAndAnswersAreChecked() throws Exception {
    String made = ask(order(Doubling.class.getName(), "test", 21));
    assertThat(made)
        .startsWith(
            "{\"payload\":{\"number\":21},\"objects\":[{\"key\":\"in/a\",\"file\":\"%s/a\"}],\"rows\":[{\"table\":\"table\",\"item\":{\"id\":\"x\"}}],"
                .formatted(directory));
    Matcher drawn =
        Pattern.compile(
                ".*\"drawn\":\\[\\{\"key\":\"in/d\",\"address\":\"(http://127[^\"]+)\",\"bytes\":5}]}")
            .matcher(made);
    assertThat(drawn.matches()).as(made).isTrue();
    for (int fetch = 0; fetch < 2; fetch++) {
      try (InputStream content = URI.create(drawn.group(1)).toURL().openStream()) {
        assertThat(content.readAllBytes()).asString().isEqualTo("drawn");
      }
    }
    URI address = URI.create(drawn.group(1));
    String own = address.getAuthority();
    assertThat(statusLine(address, "Host: " + own)).contains(" 200 ");
    assertThat(statusLine(address, "Host: a.example:" + address.getPort())).contains(" 403 ");
    assertThat(statusLine(address, "Accept: */*")).contains(" 403 ");
    assertThat(statusLine(address, address.toString(), "Host: a.example")).contains(" 200 ");
    assertThat(statusLine(address, "http://a.example" + address.getPath(), "Host: " + own))
        .contains(" 403 ");
    assertThat(ask("{\"result\":42}")).isEqualTo("{}");
    assertThat(ask("{\"result\":41}")).isEqualTo("{\"fault\":\"result is 41, not 42\"}");
    assertThat(ask("{\"result\":\"42\"}")).contains("another shape");
    assertThat(ask("[]")).contains("another shape");
    assertThat(ask("no JSON")).contains("another shape");
    in.close();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void whatCannotBeMadeIsSaidInOneLine() throws Exception {
    assertThat(ask(order(Doubling.class.getName(), "test", -1)))
        .isEqualTo("{\"error\":\"a seed must not be negative\"}");
  }

  @Test
  void anUnknownSizeIsRefused() throws Exception {
    assertThat(ask(order(Doubling.class.getName(), "huge", 1)))
        .contains("there is no size 'huge'; sizes are test, small, large");
  }

  @Test
  void aClassThatIsNoGeneratorIsRefused() throws Exception {
    assertThat(ask(order("java.lang.String", "test", 1))).contains("\"error\"", "String");
  }

  private static String statusLine(URI address, String header) throws IOException {
    return statusLine(address, address.getPath(), header);
  }

  private static String statusLine(URI address, String target, String header) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request = "GET %s HTTP/1.1\r\n%s\r\n\r\n".formatted(target, header);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  private String ask(String line) throws IOException {
    in.write(line + "\n");
    in.flush();
    return out.readLine();
  }

  private String order(String generator, String size, long seed) {
    return "{\"generator\":\"%s\",\"size\":\"%s\",\"seed\":%d,\"data\":null,\"directory\":\"%s\",\"bucket\":\"b\",\"inputs\":[\"in\"],\"outputs\":[],\"timeout_millis\":60000}"
        .formatted(generator, size, seed, directory);
  }
}
