package io.faasduet.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.cli.command.UsageException;
import io.faasduet.files.CacheRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  @TempDir Path directory;
  private Path here;
  private Path home;

  @BeforeEach
  void makeDirectories() throws IOException {
    here = Files.createDirectory(directory.resolve("here"));
    home = Files.createDirectory(directory.resolve("home"));
  }

  @Test
  void findsWhatIsBelowThisDirectoryThenDuetsOwn() {
    Path mine = FunctionFixture.built(here.resolve("one/hello"), "hello");
    FunctionFixture.built(home.resolve("functions-hello"), "hello");
    Path own = FunctionFixture.built(home.resolve("functions-other"), "other");

    assertThat(catalogue().find("hello").source()).isEqualTo(mine);
    assertThat(catalogue().find("other").source()).isEqualTo(own);
    assertThat(catalogue().functions())
        .extracting(PackagedFunction::name)
        .containsExactly("hello", "other");
    assertThat(catalogue().nearest()).extracting(PackagedFunction::source).containsExactly(mine);
  }

  @Test
  void whatTheCacheHoldsIsNoFunctionOfTheUsers() {
    FunctionFixture.built(here.resolve("my-cache/functions/0123"), "hello");
    Path own = FunctionFixture.built(home.resolve("functions-hello"), "hello");
    assertThat(catalogue().find("hello").source()).isEqualTo(own);
    assertThat(catalogue().nearest()).extracting(PackagedFunction::source).containsExactly(own);
  }

  @Test
  void whatAnotherCacheHoldsIsNoneEither() throws IOException {
    Path other = here.resolve("other-cache");
    CacheRoot.create(other);
    Path unpacked = FunctionFixture.built(other.resolve("functions/0123"), "hello");
    Path own = FunctionFixture.built(home.resolve("functions-hello"), "hello");
    assertThat(catalogue().find("hello").source()).isEqualTo(own);
    assertThat(catalogue().nearest()).extracting(PackagedFunction::source).containsExactly(own);
    assertThat(catalogue().find("./other-cache").source()).isEqualTo(unpacked);
  }

  @Test
  void whereThereIsNoneBelowThisDirectoryDuetsOwnAreNearest() {
    FunctionFixture.built(home.resolve("functions-other"), "other");
    assertThat(catalogue().nearest()).extracting(PackagedFunction::name).containsExactly("other");
  }

  @Test
  void takesAProjectABuildDirectoryAndAJarBesideItsArtefacts() {
    Path build = FunctionFixture.built(here.resolve("hello"), "hello");
    Path jar =
        FunctionFixture.zip(build.resolve("hello-1.0.jar"), FunctionFixture.descriptor("hello"));

    for (String place : new String[] {"./hello", "hello/target", jar.toString()}) {
      PackagedFunction function = catalogue().find(place);
      assertThat(function.artefact().lambdaZip())
          .as(place)
          .isEqualTo(build.resolve("hello-lambda-x86_64.zip"));
      assertThat(function.artefact().serverDirectory()).isEqualTo(build.resolve("hello-server"));
      assertThat(function.artefact().handlerClass()).isEqualTo("com.example.HelloHandler");
      assertThat(function.artefact().serverClass()).isEqualTo("com.example.HelloServer");
    }
  }

  @Test
  void aDirectoryNeedsNoSlashWhereNoFunctionHasItsName() {
    FunctionFixture.built(here.resolve("project"), "hello");
    assertThat(catalogue().find("project").name()).isEqualTo("hello");
  }

  @Test
  void aServerDirectoryAloneIsForHttpAndGrpc() {
    Path server = FunctionFixture.built(here.resolve("hello"), "hello").resolve("hello-server");
    PackagedFunction function = catalogue().find(server.toString());

    assertThat(function.serverArtefact().serverDirectory()).isEqualTo(server);
    says(
        function::lambdaArtefact,
        server
            + " is a server directory, for HTTP and gRPC only; for Lambda give the project, its"
            + " build directory or its zip");
  }

  @Test
  void aModuleMayHaveSeveralFunctions() {
    Path build = FunctionFixture.suite(here.resolve("suite"));
    assertThat(catalogue().functions())
        .extracting(PackagedFunction::name)
        .containsExactly("first", "second");
    PackagedFunction second = catalogue().find("second");
    assertThat(second.artefact().lambdaZip()).isEqualTo(build.resolve("second-lambda-x86_64.zip"));
    assertThat(catalogue().find(build.resolve("second-server").toString()).descriptor())
        .isEqualTo(second.descriptor());
    says(
        () -> catalogue().find("./suite"),
        here.resolve("suite")
            + " holds 2 functions: first, second; give the name of one, or its server directory or"
            + " zip");
  }

  @Test
  void theJarOfSeveralFunctionsIsNotOne() throws IOException {
    Path jar =
        FunctionFixture.zip(here.resolve("suite.jar"), "", "META-INF/duet/first/function.json");
    says(
        () -> catalogue().find(jar.toString()),
        jar + " is the jar of several functions; give the name, server directory or zip of one");
  }

  @Test
  void aBenchmarkGoesByItsNumberToo() {
    FunctionFixture.suite(here.resolve("suite"));
    PackagedFunction first = catalogue().find("501.first");
    assertThat(first.name()).isEqualTo("first");
    assertThat(first.descriptor().generator()).contains("com.example.Input");
    assertThat(first.descriptor().benchmark().orElseThrow().storesObjects()).isTrue();
    for (String name : List.of("501", "5.0.1", "5.0.1.first")) {
      assertThat(catalogue().find(name).name()).as(name).isEqualTo("first");
    }
    says(
        () -> catalogue().find("502.first"),
        "there is no function '502.first'; did you mean 501.first?");
  }

  @Test
  void benchmarksOfASuiteAreComparedByNameAlone() {
    FunctionFixture.suite(here.resolve("suite"));
    assertThat(catalogue().nearest()).hasSize(2);
    FunctionFixture.built(here.resolve("hello"), "hello");
    assertThat(catalogue().nearest()).extracting(PackagedFunction::name).containsExactly("hello");
  }

  @Test
  void aZipAloneIsForLambda() {
    Path zip =
        FunctionFixture.built(here.resolve("hello"), "hello").resolve("hello-lambda-x86_64.zip");
    PackagedFunction function = catalogue().find(zip.toString());

    assertThat(function.lambdaArtefact().lambdaZip()).isEqualTo(zip);
    says(
        function::serverArtefact,
        zip
            + " is a Lambda zip, for Lambda only; for HTTP and gRPC give the project, its build"
            + " directory or its server directory");
  }

  @Test
  void aLinkIsTakenForWhatItLeadsTo() throws IOException {
    Path build = FunctionFixture.built(directory.resolve("elsewhere"), "hello");
    Path jar = FunctionFixture.zip(build.resolve("hello.jar"), FunctionFixture.descriptor("hello"));
    Files.createSymbolicLink(here.resolve("project"), build.getParent());
    Files.createSymbolicLink(here.resolve("server"), build.resolve("hello-server"));
    Files.createSymbolicLink(here.resolve("h.zip"), build.resolve("hello-lambda-x86_64.zip"));
    Files.createSymbolicLink(here.resolve("h.jar"), jar);

    for (String link : List.of("project", "./project/", "h.jar")) {
      assertThat(catalogue().find(link).artefact()).isNotNull();
    }
    assertThat(catalogue().find("./server").serverArtefact()).isNotNull();
    assertThat(catalogue().find("h.zip").lambdaArtefact()).isNotNull();
  }

  @Test
  void theSearchLeavesOutSourcesHiddenDirectoriesAndLinks() throws IOException {
    FunctionFixture.built(here.resolve("src/hello"), "hello");
    FunctionFixture.built(here.resolve(".cache/hello"), "hello");
    FunctionFixture.built(here.resolve("node_modules/hello"), "hello");
    Path elsewhere = FunctionFixture.built(directory.resolve("elsewhere"), "hello");
    Files.createSymbolicLink(here.resolve("link"), elsewhere.getParent());

    assertThat(catalogue().functions()).isEmpty();
  }

  private Catalogue catalogue() {
    return new Catalogue(here, home, Optional.of(here.resolve("my-cache")));
  }

  private static void says(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
  }
}
