package io.faasduet.localcloud;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dependencies between the packages point down, and no package is a heap. */
class ArchitectureTest {
  private static final String ROOT = "io.faasduet.localcloud";
  private static final int MAX_TYPES = 30;

  private static final JavaClasses LOCAL_CLOUD =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("artefact")
        .definedBy(ROOT)
        .layer("limits")
        .definedBy(ROOT + ".process.limits")
        .layer("process")
        .definedBy(ROOT + ".process")
        .layer("http")
        .definedBy(ROOT + ".http")
        .layer("startup")
        .definedBy(ROOT + ".startup")
        .layer("snapshot")
        .definedBy(ROOT + ".snapshot")
        .layer("serving")
        .definedBy(ROOT + ".serving")
        .layer("function")
        .definedBy(ROOT + ".lambda.function")
        .layer("json")
        .definedBy(ROOT + ".lambda.json")
        .layer("execution")
        .definedBy(ROOT + ".lambda.execution")
        .layer("events")
        .definedBy(ROOT + ".lambda.events")
        .layer("front ends")
        .definedBy(ROOT + ".lambda.http")
        .layer("api")
        .definedBy(ROOT + ".lambda.api")
        .layer("lambda")
        .definedBy(ROOT + ".lambda")
        .whereLayer("lambda")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("lambda")
        .whereLayer("front ends")
        .mayOnlyBeAccessedByLayers("lambda", "api")
        .whereLayer("events")
        .mayOnlyBeAccessedByLayers("lambda", "api")
        .whereLayer("execution")
        .mayOnlyBeAccessedByLayers("lambda", "api", "front ends", "events")
        .whereLayer("json")
        .mayOnlyBeAccessedByLayers("api", "events")
        .whereLayer("function")
        .mayOnlyBeAccessedByLayers("lambda", "api", "front ends", "events", "json", "execution")
        .whereLayer("serving")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("snapshot")
        .mayOnlyBeAccessedByLayers("serving", "execution", "lambda")
        .whereLayer("process")
        .mayOnlyBeAccessedByLayers(
            "artefact",
            "http",
            "startup",
            "snapshot",
            "serving",
            "function",
            "execution",
            "events",
            "front ends",
            "api",
            "lambda")
        .check(LOCAL_CLOUD);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().check(LOCAL_CLOUD);
  }

  @Test
  void noPackageHasMoreThanThirtyTypes() {
    assertThat(
            LOCAL_CLOUD.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
        .isNotEmpty()
        .allSatisfy((name, types) -> assertThat(types).as(name).isLessThanOrEqualTo(MAX_TYPES));
  }
}
