package io.faasduet.chameleon;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.extension.escaper.EscaperExtension;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.UnaryOperator;
import io.pebbletemplates.pebble.operator.UnaryOperatorImpl;
import io.pebbletemplates.pebble.tokenParser.ForTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.List;
import java.util.Map;

/**
 * Pebble's own extensions without what the table's template does not use: loops and escaping are
 * left. The other tags, operators, filters and functions are a hundred classes, which every cold
 * start would load.
 */
final class LoopsOnly extends ExtensionCustomizer {
  private final boolean escaper;

  LoopsOnly(Extension extension) {
    super(extension);
    escaper = extension instanceof EscaperExtension;
  }

  @Override
  public List<TokenParser> getTokenParsers() {
    return List.of(new ForTokenParser());
  }

  @Override
  public Map<String, Filter> getFilters() {
    return escaper ? super.getFilters() : Map.of();
  }

  @Override
  public Map<String, Test> getTests() {
    return Map.of();
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of();
  }

  @Override
  public List<BinaryOperator> getBinaryOperators() {
    return List.of();
  }

  /** One, which the template does not use: the lexer takes no fewer. */
  @Override
  public List<UnaryOperator> getUnaryOperators() {
    return List.of(new UnaryOperatorImpl("not", 500, UnaryNotExpression.class));
  }

  @Override
  public List<AttributeResolver> getAttributeResolver() {
    return List.of();
  }
}
