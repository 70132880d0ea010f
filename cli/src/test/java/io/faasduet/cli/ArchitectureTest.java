package io.faasduet.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.faasduet.runtime.ServerlessFunction;

/** The arrows between modules point down, and the core knows no platform. */
@AnalyzeClasses(packages = "io.faasduet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule arrowsPointDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.faasduet..")
          .layer("cli")
          .definedBy("io.faasduet.cli..")
          .layer("bench")
          .definedBy("io.faasduet.bench..")
          .layer("local-cloud")
          .definedBy("io.faasduet.localcloud..")
          .layer("functions")
          .definedBy("io.faasduet.chameleon..", "io.faasduet.cnnserving..")
          .layer("models")
          .definedBy("io.faasduet.models..")
          .layer("testkit")
          .definedBy("io.faasduet.testkit..")
          .layer("inference")
          .definedBy("io.faasduet.inference..")
          .layer("objectstore")
          .definedBy("io.faasduet.objectstore..")
          .layer("adapters")
          .definedBy("io.faasduet.lambda..", "io.faasduet.server..")
          .layer("core")
          .definedBy("io.faasduet.runtime..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("bench")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("local-cloud")
          .mayOnlyBeAccessedByLayers("bench", "cli")
          .whereLayer("functions")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("models")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("testkit")
          .mayOnlyBeAccessedByLayers("local-cloud")
          .whereLayer("inference")
          .mayOnlyBeAccessedByLayers("functions", "models", "cli")
          .whereLayer("objectstore")
          .mayOnlyBeAccessedByLayers("inference", "functions", "cli")
          .whereLayer("adapters")
          .mayOnlyBeAccessedByLayers("functions", "testkit");

  @ArchTest
  static final ArchRule modulesAreFreeOfCycles =
      slices().matching("io.faasduet.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theCoreKnowsNoPlatform =
      noClasses()
          .that()
          .resideInAPackage("io.faasduet.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.amazonaws..", "software.amazon..", "io.vertx..", "io.netty..", "ai.djl..");

  @ArchTest
  static final ArchRule functionsKnowNoAdapterButInTheirEntryPoints =
      noClasses()
          .that()
          .resideInAnyPackage("io.faasduet.chameleon..", "io.faasduet.cnnserving..")
          .and()
          .haveNameNotMatching(".*(Handler|Api|Sqs|Server)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.faasduet.lambda..", "io.faasduet.server..");

  @ArchTest
  static final ArchRule whatAFunctionHoldsIsFinal =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .implement(ServerlessFunction.class)
          .should()
          .notBeFinal();

  @ArchTest
  static final ArchRule namesNameTheThing =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Misc|Abstract\\w*)");
}
