package io.faasduet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The BOM lists every published module that others depend on, and none besides. */
class PublishedModulesTest {
  private static final List<Pom> PUBLISHED =
      Pom.read(Path.of("")).reactor().stream()
          .filter(pom -> !pom.isForOtherModules())
          .filter(pom -> !pom.text("packaging").orElse("jar").equals("maven-plugin"))
          .filter(pom -> !pom.property("maven.deploy.skip").orElse("false").equals("true"))
          .filter(pom -> !pom.directory().startsWith("examples"))
          .toList();

  @Test
  void theBomListsEachOfThem() {
    assertThat(Pom.read(Path.of("bom")).managed())
        .as("bom/pom.xml; a module that is not to be published sets maven.deploy.skip")
        .containsExactlyInAnyOrderElementsOf(PUBLISHED.stream().map(Pom::artifactId).toList());
  }

  @Test
  void eachHasAName() {
    assertThat(PUBLISHED)
        .allSatisfy(pom -> assertThat(pom.text("name")).as(pom.artifactId()).isPresent());
  }
}
