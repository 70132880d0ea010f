package io.faasduet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A function's pom has its dependencies and the plugin, and so is as short as a stranger's. */
class FunctionPomsTest {
  private static final int MOST_LINES = 40;

  @Test
  void noneIsLongerThanAStrangersNeedsToBe() {
    List<Path> poms =
        Stream.concat(functions(), natives()).map(it -> it.resolve("pom.xml")).toList();

    assertThat(poms).hasSizeGreaterThan(15);
    assertThat(poms)
        .allSatisfy(
            pom -> assertThat(SourceTree.read(pom).lines()).hasSizeLessThanOrEqualTo(MOST_LINES));
  }

  /** Modules with the server of a function. */
  private static Stream<Path> functions() {
    return SourceTree.mainCode().stream()
        .filter(file -> file.toString().matches("functions-.*Server\\.java"))
        .filter(file -> SourceTree.read(file).contains("FunctionServer.main("))
        .map(FunctionPomsTest::module)
        .distinct();
  }

  private static Stream<Path> natives() {
    return SourceTree.files(file -> file.endsWith("src/main/resources/META-INF/duet/natives.json"))
        .stream()
        .map(FunctionPomsTest::module);
  }

  private static Path module(Path source) {
    Path module = source;
    while (!module.endsWith("src")) {
      module = module.getParent();
    }
    return module.getParent();
  }
}
