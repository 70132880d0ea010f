package io.faasduet.bench;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.faasduet.bench",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PipelineTest {
  @ArchTest
  static final ArchRule ARROWS_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("results")
          .definedBy("..bench.results")
          .layer("statistics")
          .definedBy("..bench.statistics")
          .layer("target")
          .definedBy("..bench.target")
          .layer("experiment")
          .definedBy("..bench.experiment")
          .layer("report")
          .definedBy("..bench.report")
          .whereLayer("report")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("experiment")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("target")
          .mayOnlyBeAccessedByLayers("experiment")
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("report")
          .whereLayer("results")
          .mayOnlyBeAccessedByLayers("target", "experiment", "report");
}
