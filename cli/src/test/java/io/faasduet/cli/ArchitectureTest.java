package io.faasduet.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.faasduet.api.ServerlessFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules, over what every module of the build has compiled. */
class ArchitectureTest {
  /** How a message begins and ends, by one rule for function servers and the local proxies. */
  private static final String FRAMING = "io.faasduet.server.framing..";

  private static final JavaClasses DUET = new ClassFileImporter().importPaths(compiled());

  /** The packages of Duet's functions, whatever they are named. */
  private static final Set<String> FUNCTION_PACKAGES =
      DUET.stream()
          .filter(ArchitectureTest::isFunction)
          .map(JavaClass::getPackageName)
          .collect(toSet());

  private static final DescribedPredicate<JavaClass> BELONGS_TO_A_FUNCTION =
      describe(
          "belong to a function",
          type ->
              type.getPackageName().startsWith("io.faasduet.studies.messages")
                  || FUNCTION_PACKAGES.stream()
                      .anyMatch(
                          name ->
                              type.getPackageName().equals(name)
                                  || type.getPackageName().startsWith(name + ".")));

  @Test
  void allModulesAreLookedAt() {
    assertThat(FUNCTION_PACKAGES).hasSizeGreaterThanOrEqualTo(4);
    for (String room : List.of("api", "lambda", "server", "localcloud", "bench", "cli")) {
      assertThat(DUET.stream().map(JavaClass::getPackageName))
          .as(room)
          .anyMatch(name -> name.startsWith("io.faasduet." + room));
    }
  }

  @Test
  void arrowsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("io.faasduet..")
        .withOptionalLayers(true)
        .layer("cli")
        .definedBy("io.faasduet.cli..")
        .layer("maven-plugin")
        .definedBy("io.faasduet.maven..")
        .layer("bench")
        .definedBy("io.faasduet.bench..")
        .layer("local-cloud")
        .definedBy("io.faasduet.localcloud..")
        .layer("functions")
        .definedBy(BELONGS_TO_A_FUNCTION)
        .layer("suite")
        .definedBy(resideInAPackage("io.faasduet.sebs..").and(not(BELONGS_TO_A_FUNCTION)))
        .layer("election")
        .definedBy("io.faasduet.election..")
        .layer("models")
        .definedBy("io.faasduet.models..")
        .layer("testkit")
        .definedBy("io.faasduet.testkit..")
        .layer("inference")
        .definedBy("io.faasduet.inference..")
        .layer("objectstore")
        .definedBy("io.faasduet.objectstore..")
        .layer("adapters")
        .definedBy(
            resideInAnyPackage("io.faasduet.lambda..", "io.faasduet.server..")
                .and(not(resideInAPackage(FRAMING))))
        .layer("framing")
        .definedBy(FRAMING)
        .layer("http")
        .definedBy("io.faasduet.http..")
        .layer("runtime")
        .definedBy("io.faasduet.runtime..")
        .layer("api")
        .definedBy("io.faasduet.api..")
        .layer("files")
        .definedBy("io.faasduet.files..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("maven-plugin")
        .mayOnlyAccessLayers("local-cloud", "http", "files")
        .whereLayer("bench")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("local-cloud")
        .mayOnlyBeAccessedByLayers("bench", "cli", "maven-plugin")
        .whereLayer("functions")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("suite")
        .mayOnlyBeAccessedByLayers("functions")
        .whereLayer("election")
        .mayOnlyBeAccessedByLayers("functions", "bench")
        .whereLayer("election")
        .mayNotAccessAnyLayer()
        .whereLayer("models")
        .mayOnlyBeAccessedByLayers("functions", "cli")
        .whereLayer("testkit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("inference")
        .mayOnlyBeAccessedByLayers("functions", "models", "cli")
        .whereLayer("objectstore")
        .mayOnlyBeAccessedByLayers(
            "inference", "models", "functions", "suite", "local-cloud", "bench", "cli")
        .whereLayer("adapters")
        .mayOnlyBeAccessedByLayers("functions", "testkit")
        .whereLayer("framing")
        .mayOnlyBeAccessedByLayers("adapters", "local-cloud")
        .whereLayer("framing")
        .mayNotAccessAnyLayer()
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers(
            "adapters", "functions", "testkit", "local-cloud", "maven-plugin", "cli")
        .whereLayer("api")
        .mayNotAccessAnyLayer()
        .whereLayer("files")
        .mayNotAccessAnyLayer()
        .whereLayer("runtime")
        .mayOnlyAccessLayers("api")
        .whereLayer("http")
        .mayOnlyAccessLayers("api", "runtime")
        .check(DUET);
  }

  @Test
  void modulesAreFreeOfCycles() {
    slices().matching("io.faasduet.(*)..").should().beFreeOfCycles().check(DUET);
  }

  @Test
  void roomsOfTheCommandLineAreFreeOfCycles() {
    slices().matching("io.faasduet.cli.(*)..").should().beFreeOfCycles().check(DUET);
  }

  @Test
  void commandsOfSebsMakePlansAndHaveNoEngineOfTheirOwn() {
    noClasses()
        .that()
        .resideInAPackage("io.faasduet.cli.sebs..")
        .and()
        .haveSimpleNameNotEndingWith("Test")
        .and()
        .haveSimpleNameNotStartingWith("Scripted")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.faasduet.bench.client..",
            "io.faasduet.bench.load..",
            "io.faasduet.bench.platform.local..",
            "io.faasduet.bench.platform.remote..",
            "io.faasduet.bench.cost..",
            "io.faasduet.bench.report..",
            "io.faasduet.objectstore..",
            "io.faasduet.localcloud.lambda..",
            "io.faasduet.localcloud.server..",
            "java.net.http..",
            "io.netty..",
            "software.amazon..")
        .check(DUET);
  }

  @Test
  void theContractAndItsRuntimeKnowNoPlatform() {
    noClasses()
        .that()
        .resideInAnyPackage("io.faasduet.api..", "io.faasduet.runtime..", "io.faasduet.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.amazonaws..", "software.amazon..", "io.vertx..", "io.netty..", "ai.djl..")
        .check(DUET);
  }

  @Test
  void functionsKnowNoAdapterButInTheirEntryPoints() {
    noClasses()
        .that(BELONGS_TO_A_FUNCTION)
        .and(describe("are no entry points", type -> !isEntryPoint(type)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.faasduet.lambda..", "io.faasduet.server..")
        .check(DUET);
  }

  @Test
  void whatAFunctionHoldsIsFinal() {
    noFields()
        .that()
        .areDeclaredInClassesThat(describe("are functions", ArchitectureTest::isFunction))
        .should()
        .notBeFinal()
        .check(DUET);
  }

  @Test
  void namesNameTheThing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Misc|Abstract\\w*)")
        .check(DUET);
  }

  /** A class of a function's own, not one of the contract's interfaces or adapters. */
  private static boolean isFunction(JavaClass type) {
    return type.isAssignableTo(ServerlessFunction.class)
        && !type.isInterface()
        && !type.isAnonymousClass()
        && type.isTopLevelClass()
        && !type.getPackageName()
            .matches("io\\.faasduet\\.(api|runtime|testkit|server|lambda)(\\..*)?");
  }

  /** What a platform loads or starts: a Lambda handler, or a class with a {@code main}. */
  private static boolean isEntryPoint(JavaClass type) {
    boolean handler =
        type.getAllRawSuperclasses().stream()
            .anyMatch(above -> above.getPackageName().startsWith("io.faasduet.lambda"));
    return handler || type.tryGetMethod("main", String[].class).isPresent();
  }

  private static List<Path> compiled() {
    Path home = Path.of(System.getProperty("duet.home"));
    try (Stream<Path> directories = Files.find(home, 4, (path, file) -> isCompiled(path))) {
      return directories.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCompiled(Path path) {
    return path.endsWith(Path.of("target", "classes"))
        && Files.isDirectory(path.resolve("io/faasduet"));
  }
}
