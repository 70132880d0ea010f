package io.faasduet.objectstore;

import io.faasduet.runtime.Failure;
import io.faasduet.runtime.FunctionException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An object is no longer the one that was described: ask for its description again. */
public final class ObjectChangedException extends FunctionException {
  private static final long serialVersionUID = 1L;

  ObjectChangedException(URI address, @Nullable Throwable cause) {
    super(Failure.NOT_FOUND, address + " was replaced by another version while it was read", cause);
  }
}
