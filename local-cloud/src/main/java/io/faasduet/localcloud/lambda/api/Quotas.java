package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.Locale;
import java.util.Map;

/** How long the texts of a request may be, and how many tags it may have. */
final class Quotas {
  private static final int MAX_DESCRIPTION = 256;
  private static final int MAX_HANDLER = 128;
  private static final int MAX_TAGS = 50;
  private static final int MAX_TAG_KEY = 128;
  private static final int MAX_TAG_VALUE = 256;

  private Quotas() {}

  /**
   * The description of a function, version or alias.
   *
   * @throws ServiceException if it is too long
   */
  static String description(String text) {
    return checked("description", text, MAX_DESCRIPTION);
  }

  /**
   * The handler of a function.
   *
   * @throws ServiceException if it is too long
   */
  static String handler(String text) {
    return checked("handler", text, MAX_HANDLER);
  }

  /**
   * The tags of a function.
   *
   * @throws ServiceException if there are too many, or one is too long or AWS's own
   */
  static Map<String, String> tags(Map<String, String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw ServiceException.invalidParameter(
          "A function has at most %d tags, not %d.".formatted(MAX_TAGS, tags.size()));
    }
    tags.forEach(
        (key, value) -> {
          checked("tags", key, MAX_TAG_KEY);
          checked("tags", value, MAX_TAG_VALUE);
          if (key.isEmpty() || key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw ServiceException.invalidParameter(
                "A tag has a key that does not begin with aws:, not '%s'.".formatted(key));
          }
        });
    return tags;
  }

  private static String checked(String field, String value, int most) {
    if (value.length() > most) {
      throw ServiceException.invalidParameter(
          ("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member"
                  + " must have length less than or equal to %d")
              .formatted(value, field, most));
    }
    return value;
  }
}
