package io.faasduet.localcloud.startup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import io.faasduet.localcloud.lambda.execution.InitResult;
import io.faasduet.localcloud.lambda.execution.RuntimeProcess;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.serving.GreetingServer;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.serving.StubServer;
import io.faasduet.localcloud.startup.CdsArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdsArchiveBuilderTest {
  @TempDir Path directory;

  @Test
  void aServerStartsFromTheArchiveThatItsTrainingMade() throws Exception {
    FunctionArtefact function =
        TestJars.wholeServer(directory.resolve("server"), GreetingServer.class);
    CdsArchive archive = ServerTraining.run(function);
    assertThat(archive.file()).exists().hasParent(directory);
    assertThat(Files.readString(archive.file(), StandardCharsets.ISO_8859_1))
        .as("classes of the first request over each protocol")
        .contains("io/faasduet/server/HttpReply", "io/faasduet/server/GrpcReply");
    try (ServerProcess server = ServerProcess.start(function, Map.of())) {
      assertThat(mapsOf(server.pid())).contains(archive.file().toString());
    }
    FileTime made = Files.getLastModifiedTime(archive.file());
    assertThat(ServerTraining.run(function)).isEqualTo(archive);
    assertThat(Files.getLastModifiedTime(archive.file())).isEqualTo(made);
  }

  @Test
  void anEnvironmentStartsFromTheArchiveThatItsTrainingMade() throws Exception {
    RuntimeClient.unsupported().ifPresent(reason -> assumeThat(reason).isNull());
    CacheDirectory cache = new CacheDirectory(directory.resolve("cache"));
    Path zip = TestJars.lambda(directory, ScriptedHandler.class);
    FunctionArtefact function =
        new FunctionArtefact("test", directory, "none", zip, ScriptedHandler.class.getName());
    CdsArchive archive = LambdaTraining.run(function, cache);
    LambdaFunction deployed =
        LambdaFunction.unpack(
            new LambdaConfiguration(
                "test", zip, function.handlerClass(), 256, Duration.ofSeconds(60), Map.of()),
            RuntimeClient.installed(cache),
            cache);
    assertThat(deployed.archive()).isEqualTo(archive);
    try (RuntimeProcess process =
        new RuntimeProcess(
            deployed.with(archive.flags()), ChildProcesses.ofThisJvm().limiter().unlimited())) {
      assertThat(process.awaitInit(Duration.ofSeconds(60))).isInstanceOf(InitResult.Ready.class);
      assertThat(mapsOf(process.pid())).contains(archive.file().toString());
    }
  }

  @Test
  void isAnotherOnceAJarHoldsSomethingElseAtTheSameTimeAndSize() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    Path jar = directory.resolve("lib/server.jar");
    CdsArchive before = archiveOf(function);
    assertThat(archiveOf(function)).isEqualTo(before);
    FileTime time = Files.getLastModifiedTime(jar);
    TestJars.server(directory, GreetingServer.class);
    Files.setLastModifiedTime(jar, time);
    assertThat(archiveOf(function).file()).isNotEqualTo(before.file());
  }

  @Test
  void isAnotherOnceTheFlagsOfTheDirectoryChange() throws Exception {
    FunctionArtefact function = TestJars.server(directory, StubServer.class);
    Path options = directory.resolve("java.options");
    Files.writeString(options, "-XX:+UseSerialGC\n");
    CdsArchive before = archiveOf(function);
    Files.writeString(options, "-XX:+UseParallelGC\n");
    assertThat(archiveOf(function).file()).isNotEqualTo(before.file());
  }

  @Test
  void takesThePlaceOfOlderOnesOfTheSameDirectory() throws Exception {
    FunctionArtefact function = TestJars.server(directory.resolve("s"), StubServer.class);
    CdsArchive archive = archiveOf(function);
    Path older = Files.createFile(directory.resolve(archive.base() + "0123456789abcdef.jsa"));
    Path unfinished =
        Path.of(archive.trainingFlags().get(0).replace("-XX:ArchiveClassesAtExit=", ""));
    Files.writeString(unfinished, "trained");
    archive.adopt();
    assertThat(archive.file()).hasContent("trained");
    assertThat(older).doesNotExist();
    assertThatThrownBy(archive::adopt).isInstanceOf(IOException.class);
  }

  @Test
  void oneThatCannotBeMadeIsAWarning() throws Exception {
    FunctionArtefact broken =
        new FunctionArtefact(
            "broken", directory.resolve("nowhere"), "none", directory.resolve("none.zip"), "none");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CdsArchiveBuilder.make(List.of(broken), new PrintStream(out));
    assertThat(out.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("warning: broken "))
        .allMatch(line -> line.contains("starts without a CDS archive"));
  }

  private static CdsArchive archiveOf(FunctionArtefact function) {
    return CdsArchive.of(function.serverDirectory(), ServerProcess.commandOf(function));
  }

  private static String mapsOf(long pid) throws IOException {
    Path maps = Path.of("/proc", Long.toString(pid), "maps");
    assumeThat(maps).as("what a process maps is known on Linux only").exists();
    return Files.readString(maps);
  }
}
