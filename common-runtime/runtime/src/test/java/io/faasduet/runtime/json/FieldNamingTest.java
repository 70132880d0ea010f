package io.faasduet.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamingTest {
  @ParameterizedTest
  @CsvSource({
    "numOfRows, num_of_rows",
    "sourceURL, source_url",
    "URLSource, url_source",
    "httpURLPath, http_url_path",
    "topK, top_k",
    "x2Y, x2_y",
    "already_snake, already_snake",
    "Records, records"
  })
  void snakeCaseKeepsAbbreviationsTogether(String component, String field) {
    assertThat(RecordShape.snakeCase(component)).isEqualTo(field);
  }

  record Inner(int someCount) {}

  record Fixed(int someCount) implements FieldNaming.AsDeclared {}

  record Snake(int someCount) implements FieldNaming.SnakeCase {}

  record Kebab(int someCount) implements FieldNaming.KebabCase {}

  record Outer(Inner anInner, Fixed aFixed, Snake aSnake, Kebab aKebab) {}

  @Test
  void aRecordFollowsItsFunctionUnlessItSaysOtherwise() {
    Outer outer = new Outer(new Inner(1), new Fixed(2), new Snake(3), new Kebab(4));

    assertThat(new String(Json.write(outer), UTF_8))
        .isEqualTo(
            "{\"an_inner\":{\"some_count\":1},\"a_fixed\":{\"someCount\":2},"
                + "\"a_snake\":{\"some_count\":3},\"a_kebab\":{\"some-count\":4}}");
    String declared =
        "{\"anInner\":{\"someCount\":1},\"aFixed\":{\"someCount\":2},"
            + "\"aSnake\":{\"some_count\":3},\"aKebab\":{\"some-count\":4}}";
    assertThat(new String(Json.write(outer, FieldNaming.AS_DECLARED), UTF_8)).isEqualTo(declared);
    assertThat(Json.read(declared.getBytes(UTF_8), Outer.class, FieldNaming.AS_DECLARED))
        .isEqualTo(outer);
  }

  @Test
  void aFunctionMayNameItsFieldsInKebabCase() {
    String json =
        "{\"an-inner\":{\"some-count\":1},\"a-fixed\":{\"someCount\":2},"
            + "\"a-snake\":{\"some_count\":3},\"a-kebab\":{\"some-count\":4}}";
    Outer outer = Json.read(json.getBytes(UTF_8), Outer.class, FieldNaming.KEBAB_CASE);
    assertThat(outer.anInner().someCount()).isEqualTo(1);
    assertThat(new String(Json.write(outer, FieldNaming.KEBAB_CASE), UTF_8)).isEqualTo(json);
  }

  record Clash(String sourceUrl, String sourceURL) {}

  @Test
  void twoComponentsOfOneNameAreRefusedAtInit() {
    assertThatThrownBy(() -> Json.requireReadable(Clash.class, FieldNaming.SNAKE_CASE))
        .hasMessage(
            "Clash.sourceURL and another component are both field 'source_url' in JSON; rename one");
    Json.requireReadable(Clash.class, FieldNaming.AS_DECLARED);
  }
}
