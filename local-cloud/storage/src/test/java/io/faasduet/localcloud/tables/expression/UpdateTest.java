package io.faasduet.localcloud.tables.expression;

import static io.faasduet.localcloud.tables.expression.ItemText.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateTest {
  private static final Map<String, AttributeValue> VALUES =
      item(
          """
          {':n': {'N': '3'}, ':s': {'S': 'x'}, ':l': {'L': [{'S': 'x'}]}, ':ss': {'SS': ['a', 'c']},
           ':ab': {'SS': ['a', 'b']}, ':big': {'N': '9e125'}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SET a = :n|{'a': {'N': '3'}, 'b': {'N': '2'}}",
        "set a = a + :n, b = a - b|{'a': {'N': '4'}, 'b': {'N': '-1'}}",
        "SET a = (a + :n)|{'a': {'N': '4'}, 'b': {'N': '2'}}",
        "SET a = b, b = a|{'a': {'N': '2'}, 'b': {'N': '1'}}",
        "SET c = if_not_exists(c, :n), a = if_not_exists(a, :n)|"
            + "{'a': {'N': '1'}, 'b': {'N': '2'}, 'c': {'N': '3'}}",
        "SET a = if_not_exists(c, b) + if_not_exists(b, :n)|{'a': {'N': '4'}, 'b': {'N': '2'}}",
        "REMOVE a, c|{'b': {'N': '2'}}",
        "REMOVE a SET b = a|{'b': {'N': '1'}}",
        "ADD a :n, c :n|{'a': {'N': '4'}, 'b': {'N': '2'}, 'c': {'N': '3'}}"
      })
  void changesAttributes(String update, String after) {
    assertChanges("{'a': {'N': '1'}, 'b': {'N': '2'}}", update, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SET l[1] = :s|{'l': {'L': [{'N': '0'}, {'S': 'x'}, {'N': '2'}]}}",
        "SET l[9] = :n, l[7] = :s|"
            + "{'l': {'L': [{'N': '0'}, {'N': '1'}, {'N': '2'}, {'S': 'x'}, {'N': '3'}]}}",
        "REMOVE l[0], l[1]|{'l': {'L': [{'N': '2'}]}}",
        "REMOVE l[9]|{'l': {'L': [{'N': '0'}, {'N': '1'}, {'N': '2'}]}}",
        "REMOVE l[0] SET l[2] = :s|{'l': {'L': [{'N': '1'}, {'S': 'x'}]}}",
        "SET l = list_append(l, :l)|"
            + "{'l': {'L': [{'N': '0'}, {'N': '1'}, {'N': '2'}, {'S': 'x'}]}}",
        "SET l = list_append(:l, l)|"
            + "{'l': {'L': [{'S': 'x'}, {'N': '0'}, {'N': '1'}, {'N': '2'}]}}",
        "SET l = list_append(if_not_exists(k, :l), :l)|{'l': {'L': [{'S': 'x'}, {'S': 'x'}]}}"
      })
  void changesLists(String update, String after) {
    assertChanges("{'l': {'L': [{'N': '0'}, {'N': '1'}, {'N': '2'}]}}", update, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SET m.a.#b = :n|{'m': {'M': {'a': {'M': {'b': {'N': '3'}}}}}, 's': {'SS': ['a', 'b']}}",
        "REMOVE m.a|{'m': {'M': {}}, 's': {'SS': ['a', 'b']}}",
        "ADD s :ss|{'m': {'M': {'a': {'M': {}}}}, 's': {'SS': ['a', 'b', 'c']}}",
        "DELETE s :ss|{'m': {'M': {'a': {'M': {}}}}, 's': {'SS': ['b']}}",
        "DELETE s :ab, k :ab|{'m': {'M': {'a': {'M': {}}}}}",
        "ADD k :ss|{'m': {'M': {'a': {'M': {}}}}, 's': {'SS': ['a', 'b']}, 'k': {'SS': ['a', 'c']}}"
      })
  void changesMapsAndSets(String update, String after) {
    assertChanges("{'m': {'M': {'a': {'M': {}}}}, 's': {'SS': ['a', 'b']}}", update, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SET a = :n SET b = :n|The \"\"SET\"\" section can only be used once in an update expression;",
        "SET a = :n, a = :s|Two document paths overlap with each other; must remove or rewrite one of"
            + " these paths; path one: [a], path two: [a]",
        "SET a.b = :n REMOVE a|Two document paths overlap with each other; must remove or rewrite one"
            + " of these paths; path one: [a, b], path two: [a]",
        "SET a.b = :n, a[1] = :n|Two document paths conflict with each other; must remove or rewrite"
            + " one of these paths; path one: [a, b], path two: [a, [1]]",
        "SET a = fly(b)|Invalid function name; function: fly",
        "SET a = if_not_exists(:n, :n)|Operator or function requires a document path; operator or"
            + " function: if_not_exists",
        "SET a = list_append(a)|Incorrect number of operands for operator or function; operator or"
            + " function: list_append, number of operands: 1",
        "SET a = list_append(a, :n)|Incorrect operand type for operator or function; operator or"
            + " function: list_append, operand type: N",
        "SET a = a + :s|Incorrect operand type for operator or function; operator or function: +,"
            + " operand type: S",
        "ADD a :s|Incorrect operand type for operator or function; operator: ADD, operand type: STRING",
        "DELETE a :n|Incorrect operand type for operator or function; operator: DELETE, operand type:"
            + " NUMBER",
        "SET name = :n|Attribute name is a reserved keyword; reserved keyword: name",
        "MOVE a|Syntax error; token: \"\"MOVE\"\", near: \"\"MOVE a\"\"",
        "SET a :n|Syntax error; token: \"\":n\"\", near: \"\"a :n\"\"",
        "SET|Syntax error; token: \"\"<EOF>\"\", near: \"\"SET\"\""
      })
  void isRefused(String update, String message) {
    assertThatThrownBy(() -> update(update))
        .hasMessage("Invalid UpdateExpression: " + message.replace("\"\"", "\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD s :ss|An operand in the update expression has an incorrect data type",
        "DELETE n :ss|An operand in the update expression has an incorrect data type",
        "SET n = list_append(n, :l)|An operand in the update expression has an incorrect data type",
        "SET n[0] = :n|The document path provided in the update expression is invalid for update",
        "REMOVE k.a|The document path provided in the update expression is invalid for update",
        "ADD n :big|Number overflow. Attempting to store a number with magnitude larger than supported range"
      })
  void isRefusedForAnItem(String update, String message) {
    Map<String, AttributeValue> before = item("{'s': {'S': 'x'}, 'n': {'N': '9e125'}}");
    assertThatThrownBy(() -> update(update).of(before)).hasMessage(message);
  }

  private static void assertChanges(String before, String update, String after) {
    assertThat(update(update).of(item(before))).isEqualTo(item(after));
  }

  private static Update update(String text) {
    return new Expressions(Map.of("#b", "b"), VALUES).update(text);
  }
}
