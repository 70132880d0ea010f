package io.faasduet.api;

import java.util.Map;

/**
 * Something that a function can do beyond JSON in and JSON out, such as taking an image as a
 * request body. A capability is a value of a type that is declared in the module whose adapter
 * serves it; a function has it by {@link FunctionSpec#with}.
 *
 * <p>An adapter names the types that it serves when it starts a function. A capability of another
 * type is refused at INIT, so that no function runs without what it was written for, unless it says
 * that it is {@linkplain #required() not required}: that is for capabilities of one protocol, which
 * mean nothing to the adapters of the others.
 *
 * @param <I> the request of the functions that can have it; {@link Object} for all
 */
public interface Capability<I> {

  /**
   * Whether an adapter must serve it to run the function. A capability of one protocol returns
   * false: an image body cannot arrive in an SQS message, and a function that takes images over
   * HTTP still works there.
   */
  default boolean required() {
    return true;
  }

  /**
   * Members that this capability adds to the function's description, by name: texts, lists, maps.
   * Lists of the same name are joined.
   */
  default Map<String, Object> description() {
    return Map.of();
  }
}
