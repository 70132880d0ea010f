package io.faasduet.build;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name for one thing, and packages that a reader can take in. */
class TypeNamesTest {
  private static final long MOST_TYPES_IN_A_PACKAGE = 45;
  private static final Path MAIN = Path.of("src/main/java");

  private static final Pattern NESTED =
      Pattern.compile(
          "(?m)^ +(?:(?:[a-z]+|non-sealed) )*(?:class|record|enum|interface) ([A-Z]\\w*)[ <(]");

  private static final List<Path> TYPES =
      SourceTree.mainCode().stream().filter(path -> !path.endsWith("package-info.java")).toList();

  @Test
  void noTwoTypesHaveTheSameSimpleName() {
    assertThat(TYPES.stream().collect(groupingBy(path -> path.getFileName().toString())).values())
        .as("types of the same simple name; rename all but one")
        .filteredOn(places -> places.size() > 1)
        .isEmpty();
  }

  @Test
  void noNestedTypeHasTheNameOfATopLevelOne() {
    Set<String> topLevel = TYPES.stream().map(TypeNamesTest::simpleName).collect(toSet());
    assertThat(TYPES.stream().flatMap(TypeNamesTest::nested))
        .as("nested types that are called as another file is")
        .filteredOn(nested -> topLevel.contains(nested.name()))
        .isEmpty();
  }

  @Test
  void noPackageHasMoreTypesThanAReaderTakesIn() {
    Map<Path, Long> types = TYPES.stream().collect(groupingBy(Path::getParent, counting()));
    types.values().removeIf(count -> count <= MOST_TYPES_IN_A_PACKAGE);
    assertThat(types).as("packages of more than %d types", MOST_TYPES_IN_A_PACKAGE).isEmpty();
  }

  @Test
  void noPackageIsSplitBetweenModules() {
    Map<String, Set<String>> modules =
        TYPES.stream()
            .collect(
                groupingBy(TypeNamesTest::packageOf, mapping(TypeNamesTest::moduleOf, toSet())));
    modules.values().removeIf(places -> places.size() == 1);
    assertThat(modules).as("packages in more than one module").isEmpty();
  }

  private record Nested(Path in, String name) {}

  private static Stream<Nested> nested(Path type) {
    return NESTED
        .matcher(SourceTree.read(type))
        .results()
        .map(found -> new Nested(type, found.group(1)));
  }

  private static String simpleName(Path type) {
    return type.getFileName().toString().replace(".java", "");
  }

  private static String moduleOf(Path type) {
    return type.subpath(0, mainOf(type)).toString();
  }

  private static String packageOf(Path type) {
    int first = mainOf(type) + MAIN.getNameCount();
    return first == type.getNameCount() - 1
        ? "the unnamed package"
        : type.subpath(first, type.getNameCount() - 1).toString().replace('/', '.');
  }

  private static int mainOf(Path type) {
    for (int i = 0; i < type.getNameCount(); i++) {
      if (type.subpath(i, type.getNameCount()).startsWith(MAIN)) {
        return i;
      }
    }
    throw new IllegalArgumentException(type + " is not main code");
  }
}
