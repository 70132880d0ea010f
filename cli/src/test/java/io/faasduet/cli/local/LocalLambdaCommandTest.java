package io.faasduet.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalLambdaCommandTest {
  private static final Pattern PLACE =
      Pattern.compile("AWS Lambda is at (http://127\\.0\\.0\\.1:\\d+); Ctrl-C ends it\\.");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void servesWhatIsDeployedUntilASignalAndLeavesNoProcess(String signal, int code)
      throws Exception {
    DuetProcess.assumeHeard(signal);
    Packaged.assume("chameleon");
    try (DuetProcess duet =
        DuetProcess.start(
            directory,
            "local",
            "lambda",
            "--port",
            "0",
            "--deploy",
            "chameleon",
            "--s3",
            "--logs")) {
      duet.await(() -> duet.out().contains("Functions are limited by "));
      assertThat(duet.out().lines()).allMatch(line -> line.length() <= 80);
      assertThat(duet.out())
          .contains("Deployed, with 1 vCPU, 1769 MB: chameleon", "cp FILE s3://code");
      Matcher place = PLACE.matcher(duet.out());
      assertThat(place.find()).isTrue();
      URI invoke = URI.create(place.group(1) + "/2015-03-31/functions/chameleon/invocations");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(invoke).POST(BodyPublishers.ofString("{}")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("<table");
      assertThat(duet.out().lines().filter(line -> line.startsWith("chameleon | ")))
          .first()
          .asString()
          .startsWith("chameleon | INIT_START ");
      assertThat(duet.out().lines())
          .anyMatch(line -> line.matches("chameleon \\| REPORT RequestId: .* Duration: .*"));
      List<ProcessHandle> processes = duet.descendants();
      assertThat(processes).as("environment and watch").hasSize(2);

      duet.signal(signal);

      assertThat(duet.exitCode()).isEqualTo(code);
      duet.await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(duet.temporary()).isEmptyDirectory();
    }
  }

  @Test
  void servesAFunctionAsAnHttpApiAndAFunctionUrl() throws Exception {
    Packaged.assume("chameleon");
    try (DuetProcess duet =
        DuetProcess.start(directory, "local", "lambda", "--port", "0", "--api", "chameleon")) {
      duet.await(() -> duet.out().contains("as a Function URL"));
      for (String frontEnd : List.of("an HTTP API", "a Function URL")) {
        Matcher address =
            Pattern.compile("as " + frontEnd + ": +curl -d '\\{}' (\\S+)").matcher(duet.out());
        assertThat(address.find()).as(duet.out()).isTrue();
        HttpResponse<String> answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(address.group(1)))
                        .POST(BodyPublishers.ofString("{\"num_of_rows\": 1, \"num_of_cols\": 2}"))
                        .build(),
                    HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<table");
      }
    }
  }

  @Test
  void aPortInUseIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DuetProcess duet =
            DuetProcess.start(directory, "local", "lambda", "--port", "" + taken.getLocalPort())) {
      assertThat(duet.exitCode()).isEqualTo(1);
      assertThat(duet.err().lines())
          .hasSize(1)
          .allMatch(line -> line.contains("port " + taken.getLocalPort() + " is taken"));
    }
  }

  @Test
  void wrongOptionsAreRefusedBeforeAnythingStarts() {
    assertThat(Entered.duet("local", "lambda", "--start", "appcds").err())
        .contains("--start appcds: the zip that is deployed here holds no archive");
    assertThat(Entered.duet("local", "lambda", "--start", "fast").err())
        .contains("local Lambda has no start 'fast': it has plain, snapshot, snapshot-warm");
    assertThat(Entered.duet("local", "lambda", "--deploy", "chameleon", "--prime", "3").err())
        .contains("--prime is for --start snapshot-warm; leave it out");
    assertThat(Entered.duet("local", "lambda", "--start", "snapshot").err())
        .contains("--start is for --deploy and --api");
    assertThat(Entered.duet("local", "lambda", "--memory", "64").err())
        .contains("--memory must be from 128 to 10240, not 64");
    assertThat(Entered.duet("local", "lambda", "--listen", "0.0.0.0"))
        .satisfies(it -> assertThat(it.code()).isEqualTo(2))
        .satisfies(it -> assertThat(it.err()).contains("--allow-host NAME"));
    assertThat(
            Entered.duet("local", "lambda", "--listen", "192.0.2.1", "--allow-host", "a.example"))
        .satisfies(
            elsewhere -> {
              assertThat(elsewhere.code()).isEqualTo(2);
              assertThat(elsewhere.err())
                  .contains("'192.0.2.1' is not the address of an interface");
            });
    assertThat(Entered.duet("local", "lambda", "--listen", "here").err())
        .contains("--listen: 'here' is not the address of an interface");
    assertThat(Entered.duet("local", "lambda", "--deploy", "nothing").err())
        .contains("there is no function 'nothing'");
    assertThat(Entered.duet("local", "lambda", "--api", "nothing").err())
        .contains("there is no function 'nothing'");
  }
}
