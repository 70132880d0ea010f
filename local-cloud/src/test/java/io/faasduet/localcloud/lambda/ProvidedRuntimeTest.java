package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;

/** Functions whose zips bring their own runtime. */
class ProvidedRuntimeTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(ScriptedHandler.class, 2);

  /** As the one of Duet's plugin, with this JVM and its class path. */
  private static final String BOOTSTRAP =
      """
      #!/bin/sh
      cd "$LAMBDA_TASK_ROOT"
      echo "environment ${AWS_EXECUTION_ENV:-none}"
      exec "%s/bin/java" ${DUET_FUNCTION_OPTIONS:+"$DUET_FUNCTION_OPTIONS"} -cp "%s" \\
        com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
      """
          .formatted(System.getProperty("java.home"), System.getProperty("java.class.path"));

  @TempDir Path directory;

  @Test
  void theBootstrapIsStartedInPlaceOfAJavaRuntime() throws Exception {
    SdkBytes zip = bytes(zip("rwxr-xr-x", Map.of()));
    AWS.client()
        .createFunction(
            it ->
                it.functionName("provided")
                    .runtime("provided.al2023")
                    .handler(ScriptedHandler.class.getName())
                    .role("arn:aws:iam::000000000000:role/any")
                    .timeout(60)
                    .memorySize(1769)
                    .code(code -> code.zipFile(zip)));
    assertThat(AWS.client().getFunction(it -> it.functionName("provided")).configuration())
        .satisfies(it -> assertThat(it.runtimeAsString()).isEqualTo("provided.al2023"));
    var cold = AWS.invoke("provided", "{\"a\":1}");
    assertThat(cold.payload().asUtf8String()).isEqualTo("{\"calls\":1,\"payload\":{\"a\":1}}");
    assertThat(AWS.log(cold))
        .startsWith("INIT_START Runtime Version: provided:al2023.local")
        .contains("environment none", "Init Duration: ");
    assertThat(AWS.lambda().lastStart("provided")).as("the steps of its start").isPresent();
  }

  @Test
  void snapStartIsForManagedRuntimes() throws Exception {
    SdkBytes zip = bytes(zip("rwxr-xr-x", Map.of()));
    assertThatThrownBy(
            () ->
                AWS.client()
                    .createFunction(
                        it ->
                            it.functionName("snapping")
                                .runtime("provided.al2023")
                                .handler("any")
                                .role("arn:aws:iam::000000000000:role/any")
                                .snapStart(snap -> snap.applyOn("PublishedVersions"))
                                .code(code -> code.zipFile(zip))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("not supported for SnapStart");
  }

  @Test
  void anArchiveIsRequired() throws Exception {
    Path zip =
        zip(
            "rwxr-xr-x",
            Map.of(
                "META-INF/duet/archive.json",
                """
                {"file":"function.jsa","java":"17","vm":"a JVM","bytes":7,"files":{}}\
                """,
                "function.jsa",
                "no such"));
    assertThat(AWS.lambda().deployProvided(configuration("strict", zip)))
        .hasValueSatisfying(
            archive -> {
              assertThat(archive.variant()).isEqualTo(StartVariant.APPCDS);
              assertThat(archive.requiringFlag()).isEqualTo("-Xshare:on");
              assertThat(archive.startup().toString())
                  .startsWith("AppCDS of the zip for provided.al2023, JDK 17");
            });
  }

  @Test
  void aPackageWithoutABootstrapThatCanBeRunIsRefused() throws Exception {
    Path unrunnable = zip("rw-r--r--", Map.of());
    assertThatThrownBy(() -> AWS.lambda().deployProvided(configuration("unrunnable", unrunnable)))
        .isInstanceOf(ProcessStartException.class)
        .hasMessageContaining("zip it with its permissions");
    assertThatThrownBy(
            () ->
                AWS.client()
                    .createFunction(
                        it ->
                            it.functionName("none")
                                .runtime("provided.al2023")
                                .handler("any")
                                .role("arn:aws:iam::000000000000:role/any")
                                .code(code -> code.zipFile(bytes(AWS.zip())))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("has a program 'bootstrap', and this has none");
  }

  private LambdaConfiguration configuration(String name, Path zip) {
    return new LambdaConfiguration(
        name, zip, ScriptedHandler.class.getName(), 1769, Duration.ofSeconds(60), Map.of());
  }

  private Path zip(String permissions, Map<String, String> more) throws IOException {
    Path file = directory.resolve("provided.zip");
    Files.deleteIfExists(file);
    Map<String, ?> settings = Map.of("create", true, "enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), settings)) {
      Path program = Files.writeString(zip.getPath("bootstrap"), BOOTSTRAP);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(permissions));
      Files.createDirectories(zip.getPath("META-INF/duet"));
      for (Map.Entry<String, String> entry : more.entrySet()) {
        Files.writeString(zip.getPath(entry.getKey()), entry.getValue());
      }
    }
    return file;
  }

  private static SdkBytes bytes(Path file) {
    try {
      return SdkBytes.fromByteArray(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
