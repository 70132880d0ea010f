package io.faasduet.runtime;

/** The form of a response that an adapter sends. */
@FunctionalInterface
public interface Encoder<O, R> {
  /** The encoded response. */
  R encode(O response) throws Exception;
}
