package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.Descriptor;
import io.faasduet.cli.catalogue.PackagedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the functions has each of Duet's own, with its fields, a curl line, its settings. */
class FunctionsPageTest {
  private static final Path HOME = Path.of(System.getProperty("duet.home"));
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern BODY = Pattern.compile("(?m)^curl -d '(\\{.*})' localhost:8080$");
  private static final Pattern AS_ANOTHER = Pattern.compile("It takes the fields of `([^`]+)`");

  private static final Map<String, String> SECTIONS = sections();

  static List<Descriptor> functions() {
    Path examples = HOME.toAbsolutePath().normalize().resolve("examples");
    return Catalogue.ofThisDirectory().functions().stream()
        .filter(function -> !function.source().startsWith(examples))
        .map(PackagedFunction::descriptor)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hasEachFieldOfItsRequest(Descriptor function) {
    String section = section(function.name());
    String text =
        AS_ANOTHER
            .matcher(section)
            .results()
            .map(other -> section(other.group(1)))
            .collect(Collectors.joining("", section, ""));

    assertThat(function.fields())
        .allSatisfy(
            field -> assertThat(text).containsPattern("`" + Pattern.quote(field) + "[`.\\[]"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hasALineThatInvokesItByCurl(Descriptor function) {
    assertThat(BODY.matcher(section(function.name())).results())
        .as("lines such as curl -d '{\"a\": 1}' localhost:8080")
        .anySatisfy(line -> assertThat(function.fields()).containsAll(fields(line.group(1))));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void saysItsSettings(Descriptor function) {
    assertThat(section(function.name())).containsIgnoringCase("setting");
  }

  @Test
  void hasNoFunctionThatIsNotThere() {
    List<String> names = functions().stream().map(Descriptor::name).toList();
    assertThat(names).containsAll(SECTIONS.keySet());
  }

  private static List<String> fields(String json) {
    try {
      JsonNode request = new ObjectMapper().readTree(json);
      return request.properties().stream().map(Map.Entry::getKey).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String section(String function) {
    assertThat(SECTIONS).as("the headings of docs/functions.md").containsKey(function);
    return SECTIONS.get(function);
  }

  /** The page's sections by each function in their headings. */
  private static Map<String, String> sections() {
    try {
      String page = Files.readString(HOME.resolve("docs/functions.md"));
      return HEADING
          .matcher(page)
          .results()
          .flatMap(
              heading -> {
                String rest = page.substring(heading.end());
                String text = HEADING.split(rest, 2)[0];
                return Arrays.stream(heading.group(1).split(", "))
                    .map(name -> Map.entry(name, text));
              })
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
