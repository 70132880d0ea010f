package io.faasduet.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.faasduet.api.ServerlessFunction;
import org.junit.jupiter.api.Test;

/** The arrows between modules point down, and the core knows no platform. */
class ArchitectureTest {
  private static final JavaClasses DUET =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.faasduet");

  @Test
  void arrowsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("io.faasduet..")
        .layer("cli")
        .definedBy("io.faasduet.cli..")
        .layer("bench")
        .definedBy("io.faasduet.bench..")
        .layer("local-cloud")
        .definedBy("io.faasduet.localcloud..")
        .layer("functions")
        .definedBy(
            "io.faasduet.chameleon..",
            "io.faasduet.cnnserving..",
            "io.faasduet.imageclassify..",
            "io.faasduet.yolo..")
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
        .mayOnlyBeAccessedByLayers("functions", "cli")
        .whereLayer("testkit")
        .mayOnlyBeAccessedByLayers("local-cloud")
        .whereLayer("inference")
        .mayOnlyBeAccessedByLayers("functions", "models", "cli")
        .whereLayer("objectstore")
        .mayOnlyBeAccessedByLayers("inference", "models", "functions", "local-cloud", "cli")
        .whereLayer("adapters")
        .mayOnlyBeAccessedByLayers("functions", "testkit")
        .check(DUET);
  }

  @Test
  void modulesAreFreeOfCycles() {
    slices().matching("io.faasduet.(*)..").should().beFreeOfCycles().check(DUET);
  }

  @Test
  void theCoreKnowsNoPlatform() {
    noClasses()
        .that()
        .resideInAPackage("io.faasduet.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.amazonaws..", "software.amazon..", "io.vertx..", "io.netty..", "ai.djl..")
        .check(DUET);
  }

  @Test
  void functionsKnowNoAdapterButInTheirEntryPoints() {
    noClasses()
        .that()
        .resideInAnyPackage("io.faasduet.chameleon..", "io.faasduet.cnnserving..")
        .and()
        .haveNameNotMatching(".*(Handler|Api|Sqs|Server)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.faasduet.lambda..", "io.faasduet.server..")
        .check(DUET);
  }

  @Test
  void whatAFunctionHoldsIsFinal() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .implement(ServerlessFunction.class)
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
}
