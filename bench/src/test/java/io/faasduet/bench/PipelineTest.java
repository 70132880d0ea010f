package io.faasduet.bench;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final JavaClasses HARNESS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.faasduet.bench");

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("results")
        .definedBy("..bench.results")
        .layer("statistics")
        .definedBy("..bench.statistics")
        .layer("target")
        .definedBy("..bench.platform")
        .layer("experiment")
        .definedBy("..bench.experiment")
        .layer("cost")
        .definedBy("..bench.cost")
        .layer("published")
        .definedBy("..bench.published")
        .layer("load")
        .definedBy("..bench.load")
        .layer("plan")
        .definedBy("..bench.plan")
        .layer("report")
        .definedBy("..bench.report")
        .whereLayer("report")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("experiment")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("target")
        .mayOnlyBeAccessedByLayers("load", "experiment")
        .whereLayer("load")
        .mayOnlyBeAccessedByLayers("experiment")
        .whereLayer("statistics")
        .mayOnlyBeAccessedByLayers("report")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers("experiment")
        .whereLayer("cost")
        .mayOnlyBeAccessedByLayers("report")
        .whereLayer("published")
        .mayOnlyBeAccessedByLayers("report")
        .whereLayer("results")
        .mayOnlyBeAccessedByLayers("target", "load", "experiment", "report")
        .check(HARNESS);
  }
}
