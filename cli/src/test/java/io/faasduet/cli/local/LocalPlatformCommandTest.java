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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlatformCommandTest {
  private static final Pattern PLACE =
      Pattern.compile(" is at (http://127\\.0\\.0\\.1:\\d+); Ctrl-C ends it\\.");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"knative, INT, 130", "knative, KILL, 137", "fleet, TERM, 143", "fleet, KILL, 137"})
  void servesUntilItIsEndedAndLeavesNoProcess(String platform, String signal, int code)
      throws Exception {
    DuetProcess.assumeHeard(signal);
    Packaged.assume("chameleon");
    try (DuetProcess duet =
        DuetProcess.start(directory, "local", platform, "chameleon", "--port", "0")) {
      duet.await(() -> duet.out().contains("limited by "));
      assertThat(duet.out().lines()).allMatch(line -> line.length() <= 80);
      Matcher place = PLACE.matcher(duet.out());
      assertThat(place.find()).isTrue();
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(place.group(1) + "/"))
                      .POST(BodyPublishers.ofString("{}"))
                      .header("Content-Type", "application/json")
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("<table");
      assertThat(duet.out()).contains("1 instance");
      List<ProcessHandle> processes = duet.descendants();
      assertThat(processes).as("instance and watch").hasSizeGreaterThanOrEqualTo(2);

      duet.signal(signal);

      assertThat(duet.exitCode()).isEqualTo(code);
      duet.await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"knative", "fleet"})
  void aPortInUseIsOneLine(String platform) throws Exception {
    Packaged.assume("chameleon");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Entered duet =
          Entered.duet("local", platform, "chameleon", "--port", "" + taken.getLocalPort());
      assertThat(duet.code()).isEqualTo(1);
      assertThat(duet.err())
          .startsWith("duet: port " + taken.getLocalPort() + " is taken; choose another");
    }
  }
}
