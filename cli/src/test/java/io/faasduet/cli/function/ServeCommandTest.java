package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  private static final Pattern PLACE =
      Pattern.compile("chameleon listens on (http://localhost:\\d+), for HTTP and gRPC; Ctrl-C .*");

  @TempDir Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("chameleon");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void servesUntilASignalAndLeavesNoProcess(String signal, int code) throws Exception {
    DuetProcess.assumeHeard(signal);
    try (DuetProcess duet =
        DuetProcess.start(directory, "serve", "chameleon", "--port", "0", "--access-log")) {
      duet.await(() -> PLACE.matcher(duet.err().strip()).matches());
      Matcher place = PLACE.matcher(duet.err().strip());
      assertThat(place.matches()).isTrue();
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(place.group(1) + "/?num_of_rows=3")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("<table");
      duet.await(() -> duet.out().contains(" GET / 200 " + answer.body().length() + " "));
      List<ProcessHandle> servers = duet.descendants();
      assertThat(servers).hasSize(1);

      duet.signal(signal);

      assertThat(duet.exitCode()).isEqualTo(code);
      duet.await(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  @ParameterizedTest
  @CsvSource({"plain, false", "appcds, true"})
  void startsInTheWayThatIsAskedFor(String start, boolean archived) throws Exception {
    try (DuetProcess duet =
        DuetProcess.start(directory, "serve", "chameleon", "--port", "0", "--start", start)) {
      duet.await(() -> PLACE.matcher(duet.err().strip()).matches());
      assertThat(duet.descendants())
          .singleElement()
          .satisfies(
              server ->
                  assertThat(server.info().commandLine().orElseThrow().contains("server.jsa"))
                      .isEqualTo(archived));
    }
  }

  @Test
  void anotherWayIsRefusedWithItsReason() {
    assertThat(Entered.duet("serve", "chameleon", "--start", "snapshot"))
        .satisfies(it -> assertThat(it.code()).isEqualTo(2))
        .satisfies(
            it ->
                assertThat(it.err())
                    .contains("--start snapshot: a process that is started by itself is not"));
    assertThat(Entered.duet("serve", "chameleon", "--start", "fast").err())
        .contains("there is no start 'fast': there are plain, appcds, aot, snapshot");
  }

  @Test
  void aPortInUseIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        DuetProcess duet =
            DuetProcess.start(
                directory, "serve", "chameleon", "--port", "" + taken.getLocalPort())) {
      assertThat(duet.exitCode()).isEqualTo(1);
      assertThat(duet.err().lines())
          .hasSize(1)
          .allMatch(
              line -> line.equals("port " + taken.getLocalPort() + " is taken; choose another"));
    }
  }
}
