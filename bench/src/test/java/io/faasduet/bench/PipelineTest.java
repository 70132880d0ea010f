package io.faasduet.bench;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
  void packagesAreFreeOfCycles() {
    slices().matching("io.faasduet.bench.(**)").should().beFreeOfCycles().check(HARNESS);
  }

  @Test
  void measuringKnowsNothingOfReporting() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("option")
        .definedBy("..bench.option")
        .layer("results")
        .definedBy("..bench.results")
        .layer("client")
        .definedBy("..bench.client")
        .layer("platform")
        .definedBy("..bench.platform")
        .layer("platforms")
        .definedBy("..bench.platform.local", "..bench.platform.remote")
        .layer("load")
        .definedBy("..bench.load")
        .layer("experiment")
        .definedBy("..bench.experiment")
        .layer("plan")
        .definedBy("..bench.plan")
        .layer("reporting")
        .definedBy(
            "..bench.statistics..",
            "..bench.cost..",
            "..bench.published..",
            "..bench.study..",
            "..bench.analysis..",
            "..bench.report..")
        .whereLayer("plan")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("reporting")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("experiment")
        .mayOnlyBeAccessedByLayers("plan")
        .whereLayer("load")
        .mayOnlyBeAccessedByLayers("experiment", "reporting")
        .whereLayer("platforms")
        .mayOnlyBeAccessedByLayers("plan")
        .whereLayer("platform")
        .mayOnlyBeAccessedByLayers("platforms", "experiment", "plan")
        .whereLayer("client")
        .mayOnlyBeAccessedByLayers("platform", "platforms", "load", "experiment")
        .check(HARNESS);
  }
}
