package io.faasduet.localcloud.tables.expression;

import static io.faasduet.localcloud.tables.expression.ItemText.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final Map<String, AttributeValue> ITEM =
      item(
          """
          {'s': {'S': 'hello'}, 'n': {'N': '10'}, 'b': {'B': 'AAEC'}, 't': {'BOOL': true},
           'z': {'NULL': true}, 'ss': {'SS': ['a', 'b']}, 'ns': {'NS': ['1', '2']},
           'l': {'L': [{'S': 'x'}, {'N': '2'}, {'M': {'deep': {'S': 'y'}}}]},
           'm': {'M': {'k': {'N': '5'}, 'size': {'N': '6'}}}}
          """);

  private static final Map<String, AttributeValue> VALUES =
      item(
          """
          {':hello': {'S': 'hello'}, ':he': {'S': 'he'}, ':ell': {'S': 'ell'}, ':x': {'S': 'x'},
           ':a': {'S': 'a'}, ':ten': {'N': '10.0'}, ':two': {'N': '2'}, ':nine': {'N': '9'},
           ':five': {'N': '5'}, ':three': {'N': '3'}, ':true': {'BOOL': true}, ':set': {'SS': ['b', 'a']},
           ':N': {'S': 'N'}, ':bytes': {'B': 'AAE='}, ':mid': {'B': 'AQ=='}, ':Q': {'S': 'Q'}}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = :hello",
        "n = :ten",
        "n <> :nine",
        "n > :nine",
        "n >= :ten",
        ":nine < n",
        "s > :he",
        "s < :x",
        "n <> :hello", // another type
        "absent <> :hello",
        "ss = :set",
        "t = :true",
        "n BETWEEN :nine AND :ten",
        "n IN (:two, :ten)",
        "l[1] = :two",
        "l[2].deep <> :x",
        "m.k = :five",
        "m.#size > m.k",
        "attribute_exists(s)",
        "attribute_exists(l[2].deep)",
        "attribute_not_exists(l[3])",
        "attribute_not_exists(m.absent)",
        "attribute_not_exists(s.k)",
        "attribute_type(n, :N)",
        "begins_with(s, :he)",
        "begins_with(b, :bytes)",
        "contains(s, :ell)",
        "contains(b, :mid)",
        "contains(ss, :a)",
        "contains(ns, :two)",
        "contains(l, :x)",
        "size(s) = :five",
        "size(b) = :three",
        "size(l) = :three",
        "size(ss) = :two",
        "size(m) BETWEEN :two AND :three",
        "NOT s = :he",
        "not attribute_exists(absent)",
        "s = :he OR s = :hello",
        "s = :hello and n = :ten",
        "s = :hello OR s = :he AND n = :nine",
        "(s = :hello OR s = :he) AND n = :ten",
        "NOT (s = :he OR n = :nine)",
        "(s) = (:hello)",
        "((s = :hello) AND (n = :ten))",
        "n BETWEEN :nine AND :ten AND s = :hello"
      })
  void holds(String condition) {
    assertThat(condition(condition).holds(ITEM)).as(condition).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = :he",
        "n = :hello",
        "n < :hello", // another type
        "absent = :hello",
        "absent < :hello",
        "absent BETWEEN :nine AND :ten",
        "absent IN (:ten)",
        "n BETWEEN :two AND :nine",
        "z = :true",
        "size(n) = :two", // numbers have no size
        "size(absent) = :two",
        "begins_with(n, :he)",
        "begins_with(s, :ell)",
        "contains(n, :two)",
        "contains(ss, :x)",
        "attribute_type(absent, :N)",
        "s = :hello AND n = :nine",
        "(s = :hello OR s = :he) AND n = :nine"
      })
  void doesNotHold(String condition) {
    assertThat(condition(condition).holds(ITEM)).as(condition).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "s =; Syntax error! token: \"<EOF>\", near: \"=\"",
        "s = :hello extra; Syntax error! token: \"extra\", near: \":hello extra\"",
        "s == :hello; Syntax error! token: \"=\", near: \"== :hello\"",
        "(s = :hello; Syntax error! token: \"<EOF>\", near: \":hello\"",
        "s ! :hello; Syntax error! token: \"!\", near: \"s ! :hello\"",
        "s; Syntax error! token: \"<EOF>\", near: \"s\"",
        "s = :hello AND; Syntax error! token: \"<EOF>\", near: \"AND\"",
        "s = :absent; An expression attribute value used in expression is not defined! attribute value: :absent",
        "#no = :hello; An expression attribute name used in the document path is not defined! attribute name: #no",
        "size = :hello; Attribute name is a reserved keyword! reserved keyword: size",
        "m.Name = :hello; Attribute name is a reserved keyword! reserved keyword: Name",
        "fly(s); Invalid function name! function: fly",
        "size(s); The function is not allowed to be used this way in an expression! function: size",
        "contains(s, :he) = :true; The function is not allowed to be used this way in an expression! function: contains",
        "begins_with(s); Incorrect number of operands for operator or function! operator or function: begins_with, number of operands: 1",
        "begins_with(s, :two); Incorrect operand type for operator or function! operator or function: begins_with, operand type: N",
        "attribute_exists(:he); Operator or function requires a document path! operator or function: attribute_exists",
        "attribute_type(s, :Q); Invalid attribute type name found! type: Q, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
        "size(:two) = :two; Incorrect operand type for operator or function! operator or function: size, operand type: N",
        "s < :true; Incorrect operand type for operator or function! operator: <, operand type: BOOL",
        "s = s; The first operand must be distinct from the remaining operands for this operator or function! operator: =, first operand: [s]",
        "n BETWEEN :ten AND :nine; The BETWEEN operator requires upper bound to be greater than or equal to lower bound! lower bound operand: AttributeValue: {N:10}, upper bound operand: AttributeValue: {N:9}",
        "n BETWEEN :ten AND :he; The BETWEEN operator requires same data type for lower and upper bounds! lower bound operand: AttributeValue: {N:10}, upper bound operand: AttributeValue: {S:he}",
        "((s = :hello)); The expression has redundant parentheses!",
        "'   '; The expression can not be empty!"
      })
  void isRefused(String condition, String message) {
    assertThatThrownBy(() -> condition(condition))
        .isInstanceOf(TablesError.class)
        .hasMessage(
            "Invalid ConditionExpression: "
                + message
                    .replace('!', ';')
                    .replace("\";\"", "\"!\"")
                    .replace("s ; :hello", "s ! :hello"));
  }

  @Test
  void namesAndValuesThatNoExpressionUsesAreRefused() {
    Expressions expressions = new Expressions(Map.of("#a", "a"), item("{':v': {'S': 'x'}}"));
    assertThatThrownBy(expressions::checkUsed)
        .hasMessage("Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}");
    expressions.condition("FilterExpression", "#a = :v");
    expressions.checkUsed();
    assertThatThrownBy(() -> new Expressions(Map.of("a", "a"), Map.of()))
        .hasMessage("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
  }

  @Test
  void aLongExpressionIsRefused() {
    String condition = "s = :hello" + " OR s = :hello".repeat(400);
    assertThatThrownBy(() -> condition(condition))
        .hasMessageContaining("Expression size has exceeded the maximum allowed size");
  }

  private static Condition condition(String text) {
    return new Expressions(Map.of("#size", "size"), VALUES).condition("ConditionExpression", text);
  }
}
