package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.UUID;

/**
 * A name for a version of a function.
 *
 * @param name letters, digits, hyphens and underscores, at most 128, and not digits alone
 * @param version what it stands for
 * @param revisionId drawn anew for every change
 */
public record FunctionAlias(String name, String version, String description, String revisionId) {
  private static final String NAME = "(?!^[0-9]+$)([a-zA-Z0-9-_]+)";
  private static final int MAX_NAME = 128;

  public FunctionAlias {
    if (!name.matches(NAME) || name.length() > MAX_NAME) {
      throw ServiceException.constraint(
          "name", name, "Member must satisfy regular expression pattern: " + NAME);
    }
  }

  /** One that is as it is from now on. */
  public static FunctionAlias now(String name, String version, String description) {
    return new FunctionAlias(name, version, description, UUID.randomUUID().toString());
  }
}
