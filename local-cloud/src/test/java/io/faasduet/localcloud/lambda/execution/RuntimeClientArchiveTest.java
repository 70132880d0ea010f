package io.faasduet.localcloud.lambda.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ChildProcesses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeClientArchiveTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path cached;
  private static CacheDirectory cache;
  private static RuntimeClient client;

  @TempDir Path directory;

  @BeforeAll
  static void install() {
    RuntimeClient.unsupported().ifPresent(reason -> assumeThat(reason).isNull());
    cache = new CacheDirectory(cached);
    client = RuntimeClientArchive.addTo(RuntimeClient.installed(cache), cache);
  }

  @Test
  void anEnvironmentStartsFromTheClientsArchive() throws Exception {
    Path archive = client.archive().orElseThrow();
    assertThat(RuntimeClientArchive.startupOf(client).toString())
        .startsWith("AppCDS of AWS's runtime client alone, JDK " + Runtime.version().feature())
        .endsWith(" MB");
    try (RuntimeProcess process = start()) {
      Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
      assumeThat(maps).as("what a process maps is known on Linux only").exists();
      assertThat(Files.readString(maps)).contains(archive.toString());
    }
  }

  @Test
  void isMadeOnce() throws Exception {
    Path archive = client.archive().orElseThrow();
    FileTime made = Files.getLastModifiedTime(archive);
    RuntimeClient again = RuntimeClientArchive.addTo(RuntimeClient.installed(cache), cache);
    assertThat(again.archive()).contains(archive);
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);
  }

  @Test
  void theFunctionIsLoadedByTheClientsOwnClassLoader() throws Exception {
    try (RuntimeProcess process = start()) {
      InvocationOutcome outcome =
          process.call(
              new LambdaInvocation(
                  "00000000-0000-0000-0000-000000000001",
                  "arn",
                  "\"loader\"".getBytes(StandardCharsets.UTF_8),
                  Optional.empty()),
              LIMIT,
              LIMIT);
      String answer = new String(outcome.payload(), StandardCharsets.UTF_8).replace("\"", "");
      assertThat(answer).contains("CustomerClassLoader");
      assertThat(answer.split(" ")[1].split(":"))
          .as("the class path")
          .containsExactlyElementsOf(client.jars().stream().map(Path::toString).toList());
    }
  }

  private RuntimeProcess start() throws Exception {
    LambdaFunction function =
        LambdaFunction.unpack(
            new LambdaConfiguration(
                "test",
                TestJars.lambda(directory, ScriptedHandler.class),
                ScriptedHandler.class.getName(),
                256,
                LIMIT,
                Map.of()),
            client,
            cache);
    RuntimeProcess process =
        new RuntimeProcess(function, ChildProcesses.ofThisJvm().limiter().unlimited());
    assertThat(process.awaitInit(LIMIT)).isInstanceOf(InitResult.Ready.class);
    return process;
  }
}
