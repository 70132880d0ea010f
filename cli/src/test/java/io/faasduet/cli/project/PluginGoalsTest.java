package io.faasduet.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.cli.command.BuildVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A new project, built and served by a Maven of its own. */
class PluginGoalsTest {
  private static final Pattern READY = Pattern.compile("\"ready\":.*\"port\":(\\d+)");
  private static final long LIMIT_SECONDS = 180;

  @TempDir Path directory;
  private Path project;
  private ChildMaven maven;

  @BeforeEach
  void writeProject() throws Exception {
    maven = ChildMaven.in(directory, BuildVersion.version().number());
    NewCommand command = new NewCommand();
    new CommandLine(command).parseArgs("hello");
    command.write(directory);
    project = directory.resolve("hello");
    ChildMaven.pinPlugins(project);
  }

  @Test
  void packagingLeavesAZipAndAServerDirectoryWithItsArchive() throws Exception {
    Path output = directory.resolve("package.log");
    Process build = maven.start(project, output, "-q", "package", "-Dmaven.test.skip");
    assertThat(build.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(text(output)).isTrue();
    assumeResolved(output);
    assertThat(build.exitValue()).as(text(output)).isZero();
    assertThat(project.resolve("target/hello-lambda-x86_64.zip")).isNotEmptyFile();
    assertThat(project.resolve("target/hello-server/server.jsa")).isNotEmptyFile();
    assertThat(project.resolve("target/hello-server/META-INF/duet/archive.json"))
        .content()
        .contains("\"lib/hello-1.0-SNAPSHOT.jar\"", System.getProperty("java.vm.version"));
  }

  @Test
  void runServesTheFunctionUntilItIsTerminated() throws Exception {
    Path output = directory.resolve("run.log");
    Process run = maven.start(project, output, "-q", "duet:run", "-Dduet.port=0");
    try {
      int port = awaitPort(run, output);
      HttpResponse<String> greeting =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/?name=Ada"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(greeting.statusCode()).isEqualTo(200);
      assertThat(greeting.body()).contains("Hello, Ada!");
      List<ProcessHandle> servers = run.descendants().toList();
      assertThat(servers).as("the server's process").isNotEmpty();

      run.destroy();

      assertThat(run.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(text(output)).isTrue();
      for (ProcessHandle server : servers) {
        server.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }
  }

  /** Reads what Maven prints until the server says where it listens. */
  private static int awaitPort(Process run, Path output) throws Exception {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (run.isAlive() && System.nanoTime() < limit) {
      Matcher ready = READY.matcher(text(output));
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assumeResolved(output);
    throw new AssertionError("the server did not become ready: " + text(output));
  }

  /** A project alone may need versions that this build, which pins more, has never downloaded. */
  private static void assumeResolved(Path output) throws IOException {
    assumeThat(text(output))
        .as("what a project of its own needs is in the local repository, as Maven is offline")
        .doesNotContain("in offline mode");
  }

  private static String text(Path output) throws IOException {
    return Files.readString(output);
  }
}
