package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.ExpressionToken.Kind;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses conditions: OR, AND, NOT in ascending precedence, then comparisons, BETWEEN, IN and
 * functions. Parentheses hold conditions or operands.
 */
final class ConditionParser {
  private final TokenStream tokens;
  private final OperandParser operands;
  private final ConditionChecks checks;

  /** The first position of what was last in parentheses, and the position after it. */
  private int lastOpened = -1;

  private int lastClosed = -1;

  private ConditionParser(TokenStream tokens, ExpressionAttributes attributes) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens, attributes);
    this.checks = new ConditionChecks(tokens);
  }

  /** Parses an expression that is one condition. */
  static Condition parse(TokenStream tokens, ExpressionAttributes attributes) {
    Condition condition = new ConditionParser(tokens, attributes).wholeCondition();
    tokens.expectEnd();
    return condition;
  }

  private Condition wholeCondition() {
    return condition(or());
  }

  private ExpressionNode or() {
    ExpressionNode left = and();
    while (tokens.isAtWord("OR")) {
      Condition first = condition(left);
      tokens.take();
      left = new Condition.Or(first, condition(and()));
    }
    return left;
  }

  private ExpressionNode and() {
    ExpressionNode left = not();
    while (tokens.isAtWord("AND")) {
      Condition first = condition(left);
      tokens.take();
      left = new Condition.And(first, condition(not()));
    }
    return left;
  }

  private ExpressionNode not() {
    return tokens.takeWord("NOT") ? new Condition.Not(condition(not())) : comparison();
  }

  private ExpressionNode comparison() {
    ExpressionNode left = primary();
    Optional<ComparisonOperator> operator =
        Optional.of(tokens.peek())
            .filter(token -> token.kind() == Kind.SYMBOL)
            .flatMap(token -> ComparisonOperator.of(token.text()));
    if (operator.isPresent()) {
      Operand first = operand(left);
      tokens.take();
      Operand second = operand(primary());
      checks.comparison(operator.get(), first, second);
      return new Condition.Comparison(operator.get(), first, second);
    } else if (tokens.isAtWord("BETWEEN")) {
      Operand value = operand(left);
      tokens.take();
      Operand low = operand(primary());
      tokens.expectWord("AND");
      Operand high = operand(primary());
      checks.between(low, high);
      return new Condition.Between(value, low, high);
    } else if (tokens.isAtWord("IN")) {
      Operand value = operand(left);
      tokens.take();
      tokens.expectSymbol("(");
      return new Condition.In(value, arguments());
    }
    return left;
  }

  private ExpressionNode primary() {
    if (tokens.takeSymbol("(")) {
      return parenthesised();
    } else if (operands.isAtValue()) {
      return operands.value();
    } else if (tokens.isAt(Kind.NAME) && tokens.peekSecond().text().equals("(")) {
      return function();
    }
    return operands.path();
  }

  private ExpressionNode parenthesised() {
    int start = tokens.position();
    ExpressionNode inner = or();
    if (start == lastOpened && tokens.position() == lastClosed) {
      throw tokens.error("The expression has redundant parentheses;");
    }
    tokens.expectSymbol(")");
    lastOpened = start - 1;
    lastClosed = tokens.position();
    return inner;
  }

  private ExpressionNode function() {
    String name = tokens.peek().text();
    if (name.equals("size")) {
      tokens.take();
      tokens.expectSymbol("(");
      List<Operand> given = arguments();
      checks.operands(name, 1, given);
      checks.size(given.get(0));
      return new Operand.Size(given.get(0));
    }
    ConditionFunction function =
        ConditionFunction.named(name)
            .orElseThrow(() -> tokens.error("Invalid function name; function: " + name));
    tokens.take();
    tokens.expectSymbol("(");
    List<Operand> given = arguments();
    checks.function(function, given);
    return new Condition.FunctionCall(function, given);
  }

  /** Operands up to the closing parenthesis. */
  private List<Operand> arguments() {
    List<Operand> given = new ArrayList<>();
    do {
      given.add(operand(primary()));
    } while (tokens.takeSymbol(","));
    tokens.expectSymbol(")");
    return given;
  }

  private Condition condition(ExpressionNode node) {
    if (node instanceof Condition condition) {
      return condition;
    } else if (node instanceof Operand.Size) {
      throw misused("size");
    }
    throw tokens.syntaxError();
  }

  private Operand operand(ExpressionNode node) {
    if (node instanceof Operand operand) {
      return operand;
    } else if (node instanceof Condition.FunctionCall call) {
      throw misused(call.function().toString());
    }
    throw tokens.syntaxError();
  }

  private TablesError misused(String function) {
    return tokens.error(
        "The function is not allowed to be used this way in an expression; function: " + function);
  }
}
