package io.faasduet.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names no function, or none that can be used, is refused with what to do. */
class CatalogueRefusalsTest {
  @TempDir Path directory;
  private Path here;
  private Path home;

  @BeforeEach
  void makeDirectories() throws IOException {
    here = Files.createDirectory(directory.resolve("here"));
    home = Files.createDirectory(directory.resolve("home"));
  }

  @Test
  void anUnknownNameIsToldTheNearest() {
    FunctionFixture.built(here.resolve("hello"), "hello");
    says(() -> catalogue().find("helo"), "there is no function 'helo'; did you mean hello?");
    says(() -> catalogue().find("weather"), "there is no function 'weather'; there are hello");
  }

  @Test
  void anAmbiguousNameIsToldWhereEachIs() {
    Path one = FunctionFixture.built(here.resolve("one"), "hello");
    Path two = FunctionFixture.built(here.resolve("two"), "hello");
    String both = one + " and " + two + "; give the directory of one";

    says(() -> catalogue().find("hello"), "2 functions are named 'hello', in " + both);
    says(() -> catalogue().find("."), here + " holds 2 functions, in " + both);
  }

  @Test
  void aNameThatLambdaWouldNotTakeIsForServersOnly() {
    String longest = "n".repeat(61);
    Path dotted = FunctionFixture.built(here.resolve("dotted"), "my.hello");
    Path tooLong = FunctionFixture.built(here.resolve("long"), longest);
    String reason =
        " is no name on Lambda: use 1 to 64 letters, digits, - and _; it follows from the name in"
            + " META-INF/duet/function.json of ";

    assertThat(catalogue().find("my.hello").serverArtefact()).isNotNull();
    says(() -> catalogue().find("my.hello").lambdaArtefact(), "my.hello" + reason + dotted);
    assertThat(catalogue().find(longest).lambdaArtefact()).isNotNull();
    says(() -> catalogue().find(longest).apiName(), longest + "-api" + reason + tooLong);
  }

  @Test
  void aProjectThatWasNotBuiltIsToldTheCommandThatBuildsIt() throws IOException {
    Path project = FunctionFixture.unbuilt(here.resolve("hello"));
    says(
        () -> catalogue().find("hello"),
        "hello is not built yet; run 'cd " + project + " && mvn package'");

    Files.createFile(project.resolve("mvnw"));
    says(
        () -> catalogue().find("./hello"),
        "hello is not built yet; run 'cd " + project + " && ./mvnw package'");
  }

  @Test
  void thePluginMayBeTheParentsWhereTheParentDoesNotOnlyManageIt() {
    FunctionFixture.unbuilt(here.resolve("functions"));
    FunctionFixture.write(here.resolve("functions/hello/pom.xml"), "<project><parent/></project>");
    Path managing = here.resolve("libraries");
    FunctionFixture.write(
        managing.resolve("pom.xml"),
        "<pluginManagement><artifactId>duet-maven-plugin</artifactId></pluginManagement>");
    FunctionFixture.write(managing.resolve("util/pom.xml"), "<project><parent/></project>");

    says(
        () -> catalogue().find("hello"),
        "hello is not built yet; run 'cd " + here.resolve("functions/hello") + " && mvn package'");
    says(
        () -> catalogue().find("./libraries/util"),
        "there is no function in "
            + managing.resolve("util")
            + ": no META-INF/duet/function.json below it");
  }

  @Test
  void aFunctionThatWasCompiledOnlyIsToldTheCommandThatPackagesIt() {
    Path build =
        FunctionFixture.compiled(here.resolve("hello"), FunctionFixture.descriptor("hello"));
    says(
        () -> catalogue().find("hello").serverArtefact(),
        "hello is not packaged, %s is not there; run 'cd %s && mvn package'"
            .formatted(build.resolve("hello-server"), build.getParent()));
  }

  @Test
  void aMalformedDescriptorIsNamed() {
    Path broken = FunctionFixture.compiled(here.resolve("broken"), "{\"name\": ");
    FunctionFixture.built(here.resolve("hello"), "hello");
    Path file = broken.resolve("classes").resolve(Descriptor.FILE);

    assertThat(catalogue().find("hello").name()).isEqualTo("hello");
    says(
        () -> catalogue().find("broken"),
        "the descriptor "
            + file
            + " is not well-formed JSON at line 1, column 10; build the function again");
    FunctionFixture.write(file, "{\"name\": 7}");
    says(
        () -> catalogue().find("./broken"),
        "the descriptor "
            + file
            + " has a field 'name' that is not text; build the function again");
    FunctionFixture.write(file, "[]");
    says(
        () -> catalogue().find("./broken"),
        "the descriptor " + file + " is not a JSON object; build the function again");
    FunctionFixture.write(file, "{}");
    assertThat(catalogue().faults()).singleElement().asString().contains("has no field 'name'");
  }

  @Test
  void aSummaryHasNothingThatATerminalObeys() {
    FunctionFixture.compiled(
        here.resolve("odd"),
        FunctionFixture.descriptor("odd").replace("says", "\\u001b[2J says\\n"));
    assertThat(catalogue().find("odd").descriptor().summary()).matches("\\P{Cc}+ hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\": \"=cmd\"",
        "\"name\": \"a,b\"",
        "\"name\": \"../a\"",
        "\"name\": \"a\\u001b[2J\"",
        "\"name\": \"a\", \"configuration\": {\"id\": \"501 a\"}",
        "\"name\": \"a\", \"zip\": \"../a.zip\"",
        "\"name\": \"a\", \"directory\": \"/etc\"",
        "\"name\": \"a\", \"directory\": \"a\\u0000\"",
        "\"name\": \"a\", \"environment\": {\"A=B\": \"\"}",
        "\"name\": \"a\", \"environment\": {\"\": \"c\"}",
        "\"name\": \"a\", \"environment\": {\"A\": \"a\\u0000\"}"
      })
  void aDescriptorWithNamesThatNothingCanHaveIsRefused(String fields) {
    Path file =
        FunctionFixture.compiled(
                here.resolve("odd"), "{" + fields + ", \"architecture\": \"x86_64\"}")
            .resolve("classes")
            .resolve(Descriptor.FILE);
    assertThatThrownBy(() -> catalogue().find("./odd"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("the descriptor " + file + " has ")
        .hasMessageMatching("\\P{Cc}*");
  }

  @Test
  void aZipWithoutDescriptorIsRefused() throws IOException {
    Path zip = FunctionFixture.zip(here.resolve("other.zip"), "", "lib/other.jar");
    says(
        () -> catalogue().find("other.zip"),
        zip
            + " is a zip without META-INF/duet/function.json; package the function with"
            + " duet-maven-plugin");
    Path text = FunctionFixture.write(here.resolve("text.zip"), "no zip");
    says(() -> catalogue().find("text.zip"), text + " cannot be read as a zip");
  }

  @Test
  void aJarAloneIsToldWhatIsMissing() {
    Path jar = FunctionFixture.zip(here.resolve("hello.jar"), FunctionFixture.descriptor("hello"));
    says(
        () -> catalogue().find("hello.jar"),
        jar
            + " is a jar alone: neither hello-lambda-x86_64.zip nor hello-server lies beside it;"
            + " give the project, or build it with 'mvn package'");
  }

  @Test
  void nativeLibrariesOfAnotherArchitectureAreRefused() throws IOException {
    String foreign = MachineArchitecture.name().equals("arm64") ? "x86_64" : "arm64";
    Path build = FunctionFixture.built(here.resolve("hello"), "hello");
    String descriptor =
        FunctionFixture.descriptor("hello").replace("\"x86_64\"", "\"" + foreign + '"');
    FunctionFixture.write(build.resolve("classes").resolve(Descriptor.FILE), descriptor);

    assertThat(catalogue().find("hello").artefact()).isNotNull(); // Java runs anywhere

    Path server = build.resolve("hello-server");
    Files.createDirectory(server.resolve("natives"));
    Path zip =
        FunctionFixture.zip(
            build.resolve("hello-lambda-x86_64.zip"), descriptor, "lib/natives/libhello.so.zst");
    String machine = MachineArchitecture.name();
    String rest =
        " is for %s, and this machine is %s; build it with -Dduet.arch=%s"
            .formatted(foreign, machine, machine);
    says(() -> catalogue().find("hello").serverArtefact(), server + rest);
    says(() -> catalogue().find("hello").lambdaArtefact(), zip + rest);
  }

  @Test
  void whatIsNotThereIsSaid() {
    says(() -> catalogue().find("no/such"), "there is no file or directory no/such");
    says(
        () -> catalogue().find("."),
        "there is no function in " + here + ": no META-INF/duet/function.json below it");
  }

  private Catalogue catalogue() {
    return new Catalogue(here, home, Optional.empty());
  }

  private static void says(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
  }
}
