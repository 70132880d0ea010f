package io.faasduet.localcloud.tables.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of an expression.
 *
 * @param text empty at the end of the expression
 * @param start its place, in characters
 */
record ExpressionToken(Kind kind, String text, int start) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<alias>#[A-Za-z0-9_]+)"
              + "|(?<value>:[A-Za-z0-9_]+)|(?<number>[0-9]+)"
              + "|(?<symbol><=|>=|<>|[-=<>()\\[\\].,+])|(?<end>$)|(?<other>.))",
          Pattern.DOTALL);

  /** What a token is. */
  enum Kind {
    NAME,
    ALIAS,
    VALUE,
    NUMBER,
    SYMBOL,
    END,
    OTHER
  }

  int end() {
    return start + text.length();
  }

  /** All tokens; the last one is the end. */
  static List<ExpressionToken> of(String expression) {
    List<ExpressionToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    for (int at = 0; matcher.find(at); at = matcher.end()) {
      for (Kind kind : Kind.values()) {
        String text = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
        if (text != null) {
          tokens.add(new ExpressionToken(kind, text, matcher.end() - text.length()));
        }
      }
      if (tokens.get(tokens.size() - 1).kind() == Kind.END) {
        break;
      }
    }
    return tokens;
  }
}
