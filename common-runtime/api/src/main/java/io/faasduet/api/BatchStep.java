package io.faasduet.api;

/** A part of answering the requests of a batch, for {@link Outcome#each}. */
@FunctionalInterface
public interface BatchStep<I, O> {
  O apply(I input) throws Exception;
}
