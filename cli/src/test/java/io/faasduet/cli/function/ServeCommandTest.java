package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import io.faasduet.localcloud.snapshot.Criu;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource({
    "snapshot, process snapshot after INIT",
    "snapshot-warm, process snapshot after 1 request"
  })
  void servesByARestoredProcessUntilASignal(String start, String from) throws Exception {
    Optional<String> refusal = Criu.ofThisJvm().refusal();
    assumeThat(refusal).as(refusal.orElse("")).isEmpty();
    try (DuetProcess duet =
        DuetProcess.start(
            directory, "serve", "chameleon", "--port", "0", "--start", start, "--access-log")) {
      duet.await(() -> PLACE.matcher(lastLine(duet.err())).matches());
      assertThat(duet.err()).contains("chameleon starts from: " + from);
      Matcher place = PLACE.matcher(lastLine(duet.err()));
      assertThat(place.matches()).isTrue();
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(place.group(1) + "/?num_of_rows=3")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("server-timing").orElse("")).contains("restore;");
      duet.await(() -> duet.out().contains(" GET / 200 " + answer.body().length() + " "));
      List<ProcessHandle> processes = duet.descendants();

      duet.signal("TERM");

      assertThat(duet.exitCode()).isEqualTo(143);
      duet.await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (earlier, later) -> later);
  }

  @Test
  void aWayThatIsNotAvailableIsRefusedWithItsReason() throws Exception {
    try (DuetProcess duet =
        DuetProcess.start(
            directory,
            Map.of("DUET_CRIU", "/no/criu"),
            "serve",
            "chameleon",
            "--start",
            "snapshot")) {
      assertThat(duet.exitCode()).isEqualTo(2);
      assertThat(duet.err())
          .contains("--start snapshot: DUET_CRIU names /no/criu, which is no program");
    }
    assertThat(Entered.duet("serve", "chameleon", "--start", "fast").err())
        .contains("there is no start 'fast': there are plain, appcds, aot, snapshot");
    assertThat(Entered.duet("serve", "chameleon", "--start", "plain", "--prime", "2").err())
        .contains("--prime is for --start snapshot-warm");
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
