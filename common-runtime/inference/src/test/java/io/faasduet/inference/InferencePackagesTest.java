package io.faasduet.inference;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class InferencePackagesTest {
  private static final JavaClasses INFERENCE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.faasduet.inference");

  @Test
  void dependOnLowerOnesOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("io.faasduet.inference..")
        .layer("sessions and classifiers")
        .definedBy("io.faasduet.inference")
        .layer("engines")
        .definedBy("io.faasduet.inference.tensorflow", "io.faasduet.inference.pytorch")
        .layer("native libraries")
        .definedBy("io.faasduet.inference.natives")
        .layer("bundles")
        .definedBy("io.faasduet.inference.bundle")
        .whereLayer("sessions and classifiers")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engines")
        .mayOnlyBeAccessedByLayers("sessions and classifiers")
        .whereLayer("native libraries")
        .mayOnlyBeAccessedByLayers("sessions and classifiers", "engines")
        .whereLayer("bundles")
        .mayOnlyBeAccessedByLayers("sessions and classifiers", "engines")
        .check(INFERENCE);
  }

  @Test
  void haveNoCycles() {
    slices().matching("io.faasduet.inference.(*)").should().beFreeOfCycles().check(INFERENCE);
  }
}
