package io.faasduet.studies.messages.censor;

import static java.util.Objects.requireNonNull;

/**
 * A document without its dirty words.
 *
 * @param text with an asterisk for each of their letters
 * @param words how many there were
 */
public record CensoredDocument(String text, int words) {
  public CensoredDocument {
    requireNonNull(text, "text");
  }
}
