package io.faasduet.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.lambda.RuntimeApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every function's packages keep to: each holds the jars that the function's test lists and
 * its platform's and no others, and nothing of the tests. With {@code -Pimages} the image tars too,
 * which are also started, where this process is root on Linux.
 */
abstract class ArtefactContract {
  /** What a function may weigh unzipped; AWS, "Lambda quotas", deployment package size. */
  private static final long LAMBDA_LIMIT_BYTES = 250L << 20;

  private static final List<String> EVERYWHERE =
      List.of(
          "crac",
          "duet-api",
          "duet-http",
          "duet-runtime",
          "jackson-core",
          "slf4j-api",
          "slf4j-simple");
  private static final List<String> LAMBDA = List.of("aws-lambda-java-core", "duet-lambda");
  private static final List<String> RUNTIME_CLIENT =
      List.of(
          "annotations",
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-serialization",
          "utils-lite");
  private static final List<String> SERVER =
      List.of(
          "duet-files",
          "duet-server",
          "netty-buffer",
          "netty-codec-base",
          "netty-codec-classes-quic",
          "netty-codec-compression",
          "netty-codec-dns",
          "netty-codec-http",
          "netty-codec-http2",
          "netty-codec-http3",
          "netty-codec-socks",
          "netty-common",
          "netty-handler",
          "netty-handler-proxy",
          "netty-resolver",
          "netty-resolver-dns",
          "netty-tcnative-classes",
          "netty-transport",
          "netty-transport-native-unix-common",
          "vertx-core",
          "vertx-core-logging");

  private static final String[] OF_LAMBDA = {"com/amazonaws/", "io/faasduet/lambda/"};
  private static final String[] OF_THE_SERVER = {"io/vertx/", "io/netty/", "io/faasduet/server/"};
  private static final String[] OF_TESTS = {"org/junit/", "org/assertj/", "io/faasduet/testkit/"};

  private final String function;
  private final String arch = System.getProperty("duet.arch", "x86_64");

  @TempDir private Path unpacked;

  /** For the function of that name. */
  ArtefactContract(String function) {
    this.function = function;
  }

  /** Artefact ids of the function itself and of what it brings to both platforms. */
  abstract List<String> jars();

  /** Its native libraries: as they are beside a server, packed in a Lambda zip; none by default. */
  List<String> natives() {
    return List.of();
  }

  @Test
  void theLambdaZipHoldsItsJarsAndNoOthers() throws IOException {
    assertThat(lambdaZip().artifactIds())
        .containsExactlyInAnyOrderElementsOf(
            joined(List.of(EVERYWHERE, LAMBDA, jars(), unpackers())));
  }

  @Test
  void theLambdaZipHoldsItsLibrariesCompressed() throws IOException {
    try (ZipFile zip = new ZipFile(lambdaZipFile().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName).filter(name -> name.matches("lib/natives/.+")))
          .containsExactlyInAnyOrderElementsOf(
              natives().stream().map(library -> "lib/natives/" + library + ".zst").toList());
    }
  }

  @Test
  void theDescriptorIsInTheJarTheZipAndTheServerDirectory() throws IOException {
    String descriptor = Files.readString(serverFile("META-INF/duet/function.json"));
    assertThat(descriptor).contains("\"name\" : \"" + function + "\"");
    try (ZipFile zip = new ZipFile(lambdaZipFile().toFile())) {
      assertThat(textOf(zip, "META-INF/duet/function.json")).isEqualTo(descriptor);
    }
    Path jar = lambdaZip().lib().resolve(jarName());
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(textOf(zip, "META-INF/duet/function.json")).isEqualTo(descriptor);
    }
  }

  @Test
  void theServerDirectoryHoldsItsLibrariesAsTheyAre() throws IOException {
    Path directory = serverFile("natives");
    assertThat(Files.exists(directory) ? List.of(directory.toFile().list()) : List.of())
        .containsExactlyInAnyOrderElementsOf(natives());
  }

  @Test
  void theServerDirectoryHoldsItsJarsAndNoOthers() {
    assertThat(serverDirectory().artifactIds())
        .containsExactlyInAnyOrderElementsOf(joined(List.of(EVERYWHERE, SERVER, jars())));
  }

  @Test
  void theLambdaZipHasNoClassOfTheServerOrOfTests() throws IOException {
    JarDirectory zip = lambdaZip();
    assertThat(zip.classesUnder(OF_THE_SERVER)).isEmpty();
    assertThat(zip.classesUnder(OF_TESTS)).isEmpty();
  }

  @Test
  void theServerDirectoryHasNoClassOfLambdaOrOfTests() throws IOException {
    assertThat(serverDirectory().classesUnder(OF_LAMBDA)).isEmpty();
    assertThat(serverDirectory().classesUnder(OF_TESTS)).isEmpty();
  }

  @Test
  void noClassIsInTwoJars() throws IOException {
    assertThat(lambdaZip().classesInTwoJars()).isEmpty();
    assertThat(serverDirectory().classesInTwoJars()).isEmpty();
  }

  @Test
  void theLambdaZipIsWithinLambdasLimit() throws IOException {
    try (ZipFile zip = new ZipFile(lambdaZipFile().toFile())) {
      assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum())
          .isLessThanOrEqualTo(LAMBDA_LIMIT_BYTES);
    }
  }

  @Test
  void theServerImageHoldsTheServerDirectory() throws Exception {
    ImageTar image = image("server");
    assertThat(image.config())
        .contains("\"Entrypoint\":[\"java\",\"@java.options\",\"@main.options\"]")
        .contains("\"WorkingDir\":\"/function\"")
        .contains("\"User\":\"65532:65532\"")
        .contains("\"PORT=" + System.getProperty("duet.port", "8080") + "\"");
    assertThat(image.jarsIn("lib")).isEqualTo(serverDirectory().fileNames());
    assertThat(image.jarsIn("runtime")).isEmpty();
  }

  @Test
  void theLambdaImageHoldsTheLambdaZipAndItsRuntime() throws Exception {
    ImageTar image = image("lambda");
    assertThat(image.config())
        .contains("\"Entrypoint\":[\"java\",\"@java.options\",\"@main.options\"]")
        .contains("\"Cmd\":[\"io.faasduet.")
        .contains("\"WorkingDir\":\"/function\"");
    JarDirectory laidOut = new JarDirectory(built(function + "-lambda-image").resolve("lib"));
    assertThat(image.jarsIn("lib")).isEqualTo(laidOut.fileNames());
    assertThat(laidOut.artifactIds())
        .containsExactlyInAnyOrderElementsOf(
            joined(List.of(EVERYWHERE, LAMBDA, jars(), RUNTIME_CLIENT)));
  }

  @Test
  @Timeout(60)
  void theServerImageServesAndStops() throws Exception {
    try (RunningImage server = RunningImage.start(image("server"), "PORT=0")) {
      URI uri = URI.create("http://127.0.0.1:" + server.awaitReady());
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(server.maps()).contains(image("server").archive());
      assertThat(server.stop()).as("exit status after SIGTERM").isZero();
    }
  }

  @Test
  void theLambdaImageAnswersAnInvocation() throws Exception {
    try (RuntimeApi api = new RuntimeApi();
        RunningImage lambda =
            RunningImage.start(image("lambda"), "AWS_LAMBDA_RUNTIME_API=" + api.address())) {
      RuntimeApi.Report report = api.invoke("the-only-one", "{}".getBytes(StandardCharsets.UTF_8));
      assertThat(report.path()).isEqualTo("the-only-one/response");
      assertThat(report.body()).startsWith("{\"");
      assertThat(lambda.process().isAlive()).as("waits for the next invocation").isTrue();
      assertThat(lambda.maps()).contains(image("lambda").archive());
    }
  }

  /** Its JVM fails if it rejects the archive. */
  @Test
  void theZipForProvidedRuntimesStartsFromItsArchive() throws Exception {
    assumeTrue(
        System.getProperty("duet.lambda", "").equals("provided"),
        "zips for provided.al2023 are built with -Dduet.lambda=provided");
    Path zip = built(function + "-lambda-provided-" + arch + ".zip");
    ProcessBuilder unzip = new ProcessBuilder("unzip", "-q", "" + zip, "-d", "" + unpacked);
    unzip.environment().put("TZ", "UTC"); // as on Lambda
    assertThat(unzip.inheritIO().start().waitFor()).isZero();
    boolean cache = Files.exists(unpacked.resolve("META-INF/duet/aot.json"));
    try (RuntimeApi api = new RuntimeApi()) {
      ProcessBuilder bootstrap =
          new ProcessBuilder(unpacked.resolve("bootstrap").toString()).inheritIO();
      bootstrap.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
      bootstrap.environment().put("LAMBDA_TASK_ROOT", unpacked.toString());
      bootstrap.environment().put("_HANDLER", handler());
      bootstrap.environment().put("DUET_FUNCTION_OPTIONS", cache ? "-XX:AOTMode=on" : "-Xshare:on");
      Process runtime = bootstrap.start();
      try {
        RuntimeApi.Report report =
            api.invoke("the-only-one", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(report.path()).isEqualTo("the-only-one/response");
        assertThat(report.body()).startsWith("{\"");
      } finally {
        runtime.destroyForcibly();
      }
    }
  }

  private String handler() throws IOException {
    return Files.readString(serverFile("META-INF/duet/function.json"))
        .replaceFirst("(?s).*\"direct\" : \"([^\"]+)\".*", "$1");
  }

  private Path built(String name) {
    return Path.of("..", "functions-" + function, "target", name);
  }

  private JarDirectory lambdaZip() throws IOException {
    return JarDirectory.unzipped(lambdaZipFile(), unpacked);
  }

  private Path lambdaZipFile() {
    return Path.of("..", "functions-" + function, "target", function + "-lambda-" + arch + ".zip");
  }

  private Path serverFile(String name) {
    return serverDirectory().lib().resolveSibling(name);
  }

  private String jarName() {
    return serverDirectory().names().stream()
        .filter(name -> name.startsWith("functions-" + function))
        .findFirst()
        .orElseThrow();
  }

  private static String textOf(ZipFile zip, String entry) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private List<String> unpackers() {
    return natives().isEmpty() ? List.of() : List.of("zstd-jni");
  }

  private JarDirectory serverDirectory() {
    return new JarDirectory(
        Path.of("..", "functions-" + function, "target", function + "-server", "lib"));
  }

  private ImageTar image(String platform) {
    assumeTrue(Boolean.getBoolean("duet.images"), "images are built with -Pimages");
    return new ImageTar(
        Path.of("..", "functions-" + function, "target", function + "-" + platform + "-image.tar"),
        unpacked);
  }

  private static List<String> joined(List<List<String>> lists) {
    return lists.stream().flatMap(List::stream).distinct().toList();
  }
}
