package io.faasduet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a command as a shell does, up to its comment or the next command. */
public final class ShellWords {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|#.*|[|&;<>].*|((?:'[^']*'|\"(?:\\\\.|[^\"])*\"|\\\\.|[^\\s'\"|&;<>])+)");

  private ShellWords() {}

  public static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(line);
    for (int at = 0; at < line.length(); at = token.end()) {
      if (!token.region(at, line.length()).lookingAt()) {
        throw new IllegalArgumentException("an unclosed quote: " + line.substring(at));
      } else if (token.group(1) != null) {
        words.add(unquoted(token.group(1)));
      } else if (!token.group().isBlank()) {
        break;
      }
    }
    return words;
  }

  private static String unquoted(String word) {
    return Pattern.compile("'([^']*)'|\"((?:\\\\.|[^\"])*)\"|\\\\(.)")
        .matcher(word)
        .replaceAll(
            quoted ->
                Matcher.quoteReplacement(
                    content(quoted.group(1), quoted.group(2), quoted.group(3))));
  }

  private static String content(String single, String twofold, String escaped) {
    if (single != null) {
      return single;
    }
    return twofold == null ? escaped : twofold.replaceAll("\\\\(.)", "$1");
  }
}
