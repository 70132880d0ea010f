package io.faasduet.artefacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the SeBS suite's benchmarks, of which a module has several. */
class SuiteArtefactsIT {
  private static final Path SUITE = Path.of("..", "functions-sebs");
  private static final String ARCH = System.getProperty("duet.arch", "x86_64");
  private static final long LAMBDA_LIMIT_BYTES = 250L << 20;

  @TempDir private Path unpacked;

  /** What SeBS 1.2 has. */
  @Test
  void everyBenchmarkOfTheSuiteIsPackaged() throws IOException {
    List<String> ids = benchmarks().map(SuiteArtefactsIT::id).sorted().toList();
    assertThat(ids)
        .containsExactly(
            "010.sleep",
            "020.network-benchmark",
            "030.clock-synchronization",
            "040.server-reply",
            "110.dynamic-html",
            "120.uploader",
            "130.crud-api",
            "210.thumbnailer",
            "220.video-processing",
            "311.compression",
            "411.image-recognition",
            "501.graph-pagerank",
            "502.graph-mst",
            "503.graph-bfs",
            "504.dna-visualisation");
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void aLambdaZipHoldsItsPlatformAlone(Path server) throws IOException {
    Path zip = zip(server);
    JarDirectory lambda = JarDirectory.unzipped(zip, unpacked);
    assertThat(lambda.classesUnder("io/vertx/", "io/netty/", "io/faasduet/server/")).isEmpty();
    assertThat(lambda.classesUnder("org/junit/", "org/assertj/", "io/faasduet/testkit/")).isEmpty();
    assertThat(lambda.classesUnder("io/faasduet/localcloud/", "io/faasduet/cli/")).isEmpty();
    assertThat(lambda.classesInTwoJars()).isEmpty();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.stream().mapToLong(ZipEntry::getSize).sum())
          .isLessThanOrEqualTo(LAMBDA_LIMIT_BYTES);
      byte[] descriptor =
          file.getInputStream(file.getEntry("META-INF/duet/function.json")).readAllBytes();
      assertThat(new String(descriptor, UTF_8)).isEqualTo(descriptor(server));
    }
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void aServerDirectoryHoldsItsPlatformAlone(Path server) throws IOException {
    JarDirectory lib = new JarDirectory(server.resolve("lib"));
    assertThat(lib.fileNames()).hasSize(2).contains("libraries.jar");
    assertThat(lib.classesUnder("com/amazonaws/", "io/faasduet/lambda/")).isEmpty();
    assertThat(lib.classesUnder("org/junit/", "org/assertj/", "io/faasduet/testkit/")).isEmpty();
  }

  /** Server directories. */
  static Stream<Path> benchmarks() throws IOException {
    try (Stream<Path> below = Files.walk(SUITE, 3)) {
      return below
          .filter(path -> path.getFileName().toString().endsWith("-server"))
          .filter(path -> path.getParent().endsWith("target"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path zip(Path server) {
    String name = server.getFileName().toString().replaceFirst("-server$", "");
    return server.resolveSibling(name + "-lambda-" + ARCH + ".zip");
  }

  private static String descriptor(Path server) {
    try {
      return Files.readString(server.resolve("META-INF/duet/function.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(Path server) {
    return descriptor(server).replaceFirst("(?s).*\"id\" : \"([^\"]+)\".*", "$1");
  }
}
