package io.faasduet.api;

import java.util.List;

/**
 * A function that can answer several requests in one go, such as one forward pass over many images.
 * Adapters that receive several at once, as from an SQS queue, hand them over together.
 */
public interface BatchFunction<I, O> extends ServerlessFunction<I, O> {

  /**
   * Answers requests together.
   *
   * @return as many outcomes as requests, in their order; the failure of one does not touch the
   *     others
   * @throws Exception if all of them failed
   */
  List<Outcome<O>> applyAll(List<I> requests, Invocation invocation) throws Exception;
}
