package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.ExpressionToken.Kind;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.List;

/** The tokens of one expression, from which a parser takes one after the other. */
final class TokenStream {
  /** DynamoDB's limit. */
  private static final int MAX_BYTES = 4096;

  private final String parameter;
  private final String expression;
  private final List<ExpressionToken> tokens;
  private int next;

  /**
   * Tokens of an expression.
   *
   * @param parameter the request's field that has the expression, for messages
   */
  TokenStream(String parameter, String expression) {
    this.parameter = parameter;
    this.expression = expression;
    if (expression.isBlank()) {
      throw error("The expression can not be empty;");
    } else if (expression.length() > MAX_BYTES) {
      throw error(
          "Expression size has exceeded the maximum allowed size; expression size: "
              + expression.length());
    }
    tokens = ExpressionToken.of(expression);
  }

  String parameter() {
    return parameter;
  }

  /** How many tokens have been taken. */
  int position() {
    return next;
  }

  ExpressionToken peek() {
    return tokens.get(next);
  }

  /** The token after the next one. */
  ExpressionToken peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  ExpressionToken take() {
    ExpressionToken token = peek();
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean isAt(Kind kind) {
    return peek().kind() == kind;
  }

  boolean isAtSymbol(String symbol) {
    return isAt(Kind.SYMBOL) && peek().text().equals(symbol);
  }

  boolean isAtWord(String word) {
    return isAt(Kind.NAME) && peek().text().equalsIgnoreCase(word);
  }

  boolean takeSymbol(String symbol) {
    boolean there = isAtSymbol(symbol);
    if (there) {
      next++;
    }
    return there;
  }

  boolean takeWord(String word) {
    boolean there = isAtWord(word);
    if (there) {
      next++;
    }
    return there;
  }

  void expectSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw syntaxError();
    }
  }

  void expectWord(String word) {
    if (!takeWord(word)) {
      throw syntaxError();
    }
  }

  void expectEnd() {
    if (!isAt(Kind.END)) {
      throw syntaxError();
    }
  }

  /** The next token is none that may be there. */
  TablesError syntaxError() {
    ExpressionToken token = peek();
    int from = next == 0 ? token.start() : tokens.get(next - 1).start();
    String near = expression.substring(from, Math.max(token.end(), peekSecond().end())).strip();
    String shown = token.kind() == Kind.END ? "<EOF>" : token.text();
    return error("Syntax error; token: \"" + shown + "\", near: \"" + near + "\"");
  }

  TablesError error(String message) {
    return TablesError.validation("Invalid " + parameter + ": " + message);
  }
}
