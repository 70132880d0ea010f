package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.Map;

/**
 * The expressions of one request, parsed as they are asked for. Each refusal is a {@link
 * io.faasduet.localcloud.tables.value.TablesError}.
 */
public final class Expressions {
  private final ExpressionAttributes attributes;

  /**
   * Names and values that the expressions refer to.
   *
   * @param names attribute names by {@code #name}
   * @param values by {@code :name}
   */
  public Expressions(Map<String, String> names, Map<String, AttributeValue> values) {
    attributes = new ExpressionAttributes(names, values);
  }

  /**
   * Parses a condition.
   *
   * @param parameter the field it comes from, for messages
   */
  public Condition condition(String parameter, String text) {
    return ConditionParser.parse(new TokenStream(parameter, text), attributes);
  }

  /** Parses an UpdateExpression. */
  public Update update(String text) {
    return UpdateParser.parse(new TokenStream("UpdateExpression", text), attributes);
  }

  /** Parses a ProjectionExpression. */
  public Projection projection(String text) {
    return Projection.parse(new TokenStream("ProjectionExpression", text), attributes);
  }

  /** Refuses names and values that no expression has referred to. */
  public void checkUsed() {
    attributes.checkUsed();
  }
}
