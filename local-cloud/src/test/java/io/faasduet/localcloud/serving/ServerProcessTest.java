package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.process.FunctionJvm;
import io.faasduet.localcloud.process.JavaInstallation;
import io.faasduet.localcloud.process.JvmCompiler;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartVariant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  @TempDir Path directory;

  @Test
  void servesOnThePortThatItSays() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    try (ServerProcess server = ServerProcess.start(function, Map.of("GREETING", "hello"))) {
      String variables =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port())).build(),
                  BodyHandlers.ofString())
              .body();
      assertThat(variables.split(",")).contains("GREETING", "PORT", "PATH");
      assertThat(variables).doesNotContain("USER", "JAVA_HOME", "MAVEN");
      assertThat(server.residentBytes()).isGreaterThan(1024 * 1024);
    }
  }

  @Test
  void runsOnTheJvmOfTheFunction() throws Exception {
    JavaInstallation other =
        JavaInstallation.found(Settings.of(System.getenv())).stream()
            .filter(java -> java.feature() >= 17)
            .filter(java -> java.feature() != Runtime.version().feature())
            .findFirst()
            .orElseGet(() -> abort("this machine has one Java only"));
    FunctionJvm jvm = FunctionJvm.of(other.home().toString(), Settings.of(System.getenv()));
    FunctionArtefact function = TestJars.server(directory, StubServer.class).on(jvm);
    try (ServerProcess server = ServerProcess.start(function, Map.of())) {
      Path program = Path.of("/proc", Long.toString(server.pid()), "exe");
      assumeThat(program).as("the program of a process is known on Linux only").exists();
      assertThat(program.toRealPath()).isEqualTo(other.java().toRealPath());
    }
    ServerStarter starter =
        ServerStarter.of(
            StartVariant.PLAIN, function, Map.of(), Optional.empty(), ServerSnapshot.Priming.NONE);
    assertThat(starter.startup().orElseThrow().java()).isEqualTo(jvm.java().version());
  }

  @Test
  void compilesAsItIsTold() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    FunctionJvm jvm = FunctionJvm.current();
    assertThat(ServerProcess.commandLine(function.on(jvm.with(JvmCompiler.ALL))))
        .containsSubsequence("@" + directory.resolve("java.options"), "-XX:TieredStopAtLevel=4");
    assertThat(ServerProcess.commandLine(function.on(jvm.with(JvmCompiler.C1))))
        .contains("-XX:TieredStopAtLevel=1");
    assertThat(ServerProcess.commandLine(function)).noneMatch(flag -> flag.contains("Tiered"));
  }

  @Test
  void tellsTheStepsOfItsStartOnThisProcessesClock() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    long before = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(function, Map.of())) {
      StartTimes times = server.startTimes();
      assertThat(
              new Long[] {
                before,
                times.spawnedNanos(),
                times.vmCreatedNanos(),
                times.initStartNanos(),
                times.initEndNanos(),
                times.readyNanos(),
                System.nanoTime()
              })
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void isGoneOnceItIsClosed() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    ServerProcess server = ServerProcess.start(function, Map.of());
    long pid = server.pid();
    assertThat(server.isAlive()).isTrue();
    assertThat(server.close(Duration.ofSeconds(20))).as("ended by SIGTERM").isTrue();
    assertThat(server.isAlive()).isFalse();
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void saysWithWhichWordsAProcessDied() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    assertThatThrownBy(() -> ServerProcess.start(function, Map.of("PLAY", "die")))
        .isInstanceOf(ProcessStartException.class)
        .hasMessageStartingWith("test ended with status 3 before it was ready; its last output was")
        .hasMessageContainingAll("just talking", "the model is missing");
  }

  @Test
  void givesUpOnAProcessThatIsNeverReady() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    assertThatThrownBy(
            () ->
                ServerProcess.start(
                    function, Map.of("PLAY", "hang"), Optional.empty(), Duration.ofSeconds(2)))
        .isInstanceOf(ProcessStartException.class)
        .hasMessageContainingAll("test was not ready within 2 s", "just talking");
    assertThat(
            ProcessHandle.current()
                .children()
                .flatMap(child -> child.info().commandLine().stream()))
        .noneMatch(line -> line.contains(directory.toString()));
  }

  @Test
  void namesTheDirectoryThatWasNotPackaged() {
    Path nowhere = directory.resolve("nowhere");
    FunctionArtefact function =
        new FunctionArtefact("test", nowhere, "Main", nowhere.resolve("none.zip"), "none");
    assertThatThrownBy(() -> ServerProcess.start(function, Map.of()))
        .hasMessage(nowhere.resolve("lib") + " is not there; package the function first");
  }
}
