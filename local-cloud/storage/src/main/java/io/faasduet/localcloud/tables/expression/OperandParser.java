package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.ExpressionToken.Kind;
import io.faasduet.localcloud.tables.expression.Operand.Literal;
import io.faasduet.localcloud.tables.expression.PathElement.Index;
import io.faasduet.localcloud.tables.expression.PathElement.Name;
import java.util.ArrayList;
import java.util.List;

/** Parses document paths and references to values, which all expressions have. */
final class OperandParser {
  private static final int MAX_INDEX_DIGITS = 9;

  private final TokenStream tokens;
  private final ExpressionAttributes attributes;

  OperandParser(TokenStream tokens, ExpressionAttributes attributes) {
    this.tokens = tokens;
    this.attributes = attributes;
  }

  boolean isAtValue() {
    return tokens.isAt(Kind.VALUE);
  }

  Literal value() {
    if (!isAtValue()) {
      throw tokens.syntaxError();
    }
    return new Literal(attributes.value(tokens.take().text(), tokens));
  }

  DocumentPath path() {
    List<PathElement> steps = new ArrayList<>();
    steps.add(name());
    while (true) {
      if (tokens.takeSymbol(".")) {
        steps.add(name());
      } else if (tokens.takeSymbol("[")) {
        if (!tokens.isAt(Kind.NUMBER) || tokens.peek().text().length() > MAX_INDEX_DIGITS) {
          throw tokens.syntaxError();
        }
        steps.add(new Index(Integer.parseInt(tokens.take().text())));
        tokens.expectSymbol("]");
      } else {
        return new DocumentPath(steps);
      }
    }
  }

  private Name name() {
    if (tokens.isAt(Kind.ALIAS)) {
      return new Name(attributes.name(tokens.take().text(), tokens));
    } else if (!tokens.isAt(Kind.NAME)) {
      throw tokens.syntaxError();
    }
    String name = tokens.peek().text();
    if (ReservedWords.contain(name)) {
      throw tokens.error("Attribute name is a reserved keyword; reserved keyword: " + name);
    }
    tokens.take();
    return new Name(name);
  }
}
