package io.faasduet.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReadTest {
  record Table(int numOfRows, int numOfCols) {
    Table() {
      this(1, 2);
    }
  }

  record Everything(
      int whole,
      long big,
      double real,
      boolean flag,
      String text,
      byte[] bytes,
      List<Integers> list,
      Map<String, String> map,
      Optional<String> maybe,
      Table table) {}

  record Integers(List<Integer> values) {}

  record Nested(Optional<Nested> inner, List<Table> tables) {
    Nested() {
      this(Optional.empty(), List.of());
    }
  }

  record Choosy(int size) {
    Choosy {
      if (size > 3) {
        throw new InvalidRequestException("field 'size' must be at most 3");
      }
    }
  }

  record Typed(
      Optional<Integer> boxed,
      Optional<String> text,
      Optional<byte[]> bytes,
      Optional<List<String>> texts) {}

  record Single(double value) {}

  record Whole(long value) {}

  record EventNames(String messageId, boolean isBase64Encoded) implements FieldNaming.AsDeclared {}

  @Test
  void fieldsAreComponentsInSnakeCase() {
    assertThat(read("{'num_of_rows': 3, 'num_of_cols': 4}", Table.class))
        .isEqualTo(new Table(3, 4));
  }

  @Test
  void aFieldLeftOutHasTheValueOfTheNoArgumentConstructor() {
    assertThat(read("{'num_of_cols': 4}", Table.class)).isEqualTo(new Table(1, 4));
    assertThat(read("{}", Table.class)).isEqualTo(new Table(1, 2));
  }

  @Test
  void noBytesAtAllAreAnObjectWithoutFields() {
    assertThat(Json.read(new byte[0], Table.class)).isEqualTo(new Table(1, 2));
  }

  @Test
  void aByteOrderMarkIsNoFault() {
    byte[] marked = "\uFEFF{\"num_of_rows\": 2}".getBytes(UTF_8);
    assertThat(Json.read(marked, Table.class)).isEqualTo(new Table(2, 2));
  }

  @Test
  void unknownFieldsAreIgnoredWhateverTheyHold() {
    assertThat(read("{'x': [{'num_of_rows': 9}], 'num_of_rows': 3, 'y': null}", Table.class))
        .isEqualTo(new Table(3, 2));
  }

  @Test
  void everyTypeARequestMayHoldIsRead() {
    Everything all =
        read(
            "{'whole': -7, 'big': 9007199254740993, 'real': 3, 'flag': true, 'text': 'é',"
                + " 'bytes': 'AQID', 'list': [{'values': []}], 'map': {'a': 'b'}, 'maybe': 'm',"
                + " 'table': {'num_of_rows': 5}}",
            Everything.class);

    assertThat(all.whole()).isEqualTo(-7);
    assertThat(all.big()).isEqualTo(9007199254740993L);
    assertThat(all.real()).isEqualTo(3.0);
    assertThat(all.flag()).isTrue();
    assertThat(all.text()).isEqualTo("é");
    assertThat(all.bytes()).containsExactly(1, 2, 3);
    assertThat(all.list()).containsExactly(new Integers(List.of()));
    assertThat(all.map()).containsExactly(Map.entry("a", "b"));
    assertThat(all.maybe()).contains("m");
    assertThat(all.table()).isEqualTo(new Table(5, 2));
  }

  @Test
  void anOptionalFieldIsEmptyWhenItIsLeftOutOrNull() {
    assertThat(read("{}", Typed.class).text()).isEmpty();
    assertThat(read("{'text': null}", Typed.class).text()).isEmpty();
    assertThat(read("{'boxed': 4}", Typed.class).boxed()).contains(4);
    assertThat(read("{'bytes': 'AQID'}", Typed.class).bytes().orElseThrow()).hasSize(3);
    assertThat(read("{'texts': ['a']}", Typed.class).texts()).contains(List.of("a"));
  }

  @Test
  void aVerbatimRecordIsReadByItsOwnNames() {
    assertThat(read("{'messageId': 'm', 'isBase64Encoded': true}", EventNames.class))
        .isEqualTo(new EventNames("m", true));
  }

  @Test
  void listsAndMapsCannotBeChangedAfterwards() {
    Everything all = read("{%s}".formatted(EVERYTHING), Everything.class);

    assertThatThrownBy(() -> all.list().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> all.map().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  private static final String EVERYTHING =
      "'whole': 1, 'big': 1, 'real': 1, 'flag': true, 'text': '', 'bytes': '',"
          + " 'list': [{'values': []}], 'map': {'a': 'b'}, 'table': {}";

  @ParameterizedTest
  @CsvSource({
    "10.0, 10",
    "1e1, 10",
    "-2.50e+1, -25",
    "0.0, 0",
    "0e9, 0",
    "2147483647.000, 2147483647"
  })
  void aWholeNumberMayBeWrittenWithAPointOrAnExponent(String number, int value) {
    assertThat(read("{'num_of_rows': " + number + "}", Table.class).numOfRows()).isEqualTo(value);
    assertThat(read("{'value': " + number + "}", Whole.class).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'num_of_rows': 1.5}    | field 'num_of_rows' must be a whole number, not 1.5
          {'num_of_rows': '1'}    | field 'num_of_rows' must be a whole number, not a string
          {'num_of_rows': true}   | field 'num_of_rows' must be a whole number, not true
          {'num_of_rows': null}   | field 'num_of_rows' must be a whole number, not null
          {'num_of_rows': [1]}    | field 'num_of_rows' must be a whole number, not an array
          {'num_of_rows': {}}     | field 'num_of_rows' must be a whole number, not an object
          {'num_of_rows': 1e-1}   | field 'num_of_rows' must be a whole number, not 1e-1
          {'num_of_rows': 1e-2000000000} | field 'num_of_rows' must be a whole number, not 1e-2000000000
          {'num_of_rows': 1e400}  | field 'num_of_rows' must be a whole number from -2147483648 to 2147483647
          {'num_of_rows': 1e2000000000} | field 'num_of_rows' must be a whole number from -2147483648 to 2147483647
          {'num_of_rows': 1e99999999999} | field 'num_of_rows' must be a whole number from -2147483648 to 2147483647
          {'num_of_rows': 2147483648.0} | field 'num_of_rows' must be a whole number from -2147483648 to 2147483647
          {'num_of_rows': 2147483648} | field 'num_of_rows' must be a whole number from -2147483648 to 2147483647
          {'num_of_rows': 10000000000000000000000000000000000000000} | field 'num_of_rows' must be a whole number from -2147483648 to 2147483647
          {'num_of_rows': 1, 'num_of_rows': 2} | field 'num_of_rows' is given twice
          """)
  void aWrongValueIsRefusedInOneSentenceThatNamesTheField(String json, String message) {
    assertRefused(json, Table.class, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'inner': {'tables': [{}, {'num_of_cols': false}]}} | field 'inner.tables[1].num_of_cols' must be a whole number, not false
          {'inner': {'inner': 1}}                             | field 'inner.inner' must be an object, not 1
          {'tables': [null]}                                  | field 'tables[0]' must be an object, not null
          {'tables': {}}                                      | field 'tables' must be an array, not an object
          """)
  void aNestedFieldIsNamedByItsPath(String json, String message) {
    assertRefused(json, Nested.class, message);
  }

  @Test
  void aFieldWithoutADefaultIsMissedByName() {
    assertRefused("{}", Single.class, "field 'value' is missing");
    assertRefused("", Single.class, "field 'value' is missing");
  }

  @Test
  void whatTheRecordItselfRefusesIsPassedOn() {
    assertRefused("{'size': 4}", Choosy.class, "field 'size' must be at most 3");
  }

  @Test
  void numbersBeyondTheirTypeAreRefused() {
    assertRefused(
        "{'value': 1e400}",
        Single.class,
        "field 'value' must be a number of size at most 1.7976931348623157E308");
    assertRefused(
        "{'value': 9223372036854775808}",
        Whole.class,
        "field 'value' must be a whole number from -9223372036854775808 to 9223372036854775807");
    assertThat(read("{'value': " + "1" + "0".repeat(40) + "}", Single.class).value())
        .isEqualTo(1e40);
  }

  @Test
  void aStringThatIsNotBase64IsRefused() {
    assertRefused(
        "{'bytes': '$$'}",
        Typed.class,
        "field 'bytes' must be base64, not a string of other characters");
  }

  @Test
  void aMapOfOtherValuesIsRefused() {
    assertRefused("{'map': {'a': 1}}", Everything.class, "field 'map.a' must be a string, not 1");
    assertRefused("{'map': {'a': '', 'a': ''}}", Everything.class, "field 'map.a' is given twice");
  }

  @Test
  void stringsMayBeAsLongAsTheBody() {
    String text = "x".repeat(30_000_000);

    assertThat(read("{'text': '" + text + "'}", Typed.class).text().orElseThrow().length())
        .isEqualTo(30_000_000);
  }

  @Test
  void aLongValueIsNotRepeatedInFull() {
    assertThatThrownBy(() -> read("{'num_of_rows': 1." + "5".repeat(500) + "}", Table.class))
        .message()
        .endsWith("5…")
        .hasSizeLessThan(100);
  }

  @Test
  void onlyRecordsCanBeRead() {
    assertThatThrownBy(() -> read("{}", String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.String is not a record");
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.replace('\'', '"').getBytes(UTF_8), type);
  }

  private static void assertRefused(String json, Class<?> type, String message) {
    assertThatThrownBy(() -> read(json, type))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }
}
