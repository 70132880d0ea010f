package io.faasduet.objectstore;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An object is no longer the one that was described: ask for its description again. */
public final class ObjectChangedException extends FunctionException {
  private static final long serialVersionUID = 1L;

  /** For a store whose object at this address has changed. */
  public ObjectChangedException(URI address, @Nullable Throwable cause) {
    super(
        ErrorKind.NOT_FOUND, address + " was replaced by another version while it was read", cause);
  }
}
