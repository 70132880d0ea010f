package io.faasduet.inference.bundle;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for a model bundle, or a description, that cannot be used; the message names the fault.
 */
public final class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a fault that the message describes; it should name the field or file. */
  public InvalidModelException(String message) {
    this(message, null);
  }

  /** For a fault that the message describes, with its cause. */
  public InvalidModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
