package io.faasduet.inference.bundle;

import org.jspecify.annotations.Nullable;

/** A model bundle, or its description, is not one that Duet can use; the message says why. */
public final class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A bundle that is wrong as the message says; name the field or file at fault in it. */
  public InvalidModelException(String message) {
    this(message, null);
  }

  /** A bundle that is wrong as the message says, with what showed it. */
  public InvalidModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
