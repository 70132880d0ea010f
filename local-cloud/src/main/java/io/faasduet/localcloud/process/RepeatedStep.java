package io.faasduet.localcloud.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that is done again and again. One that fails is logged; an executor would leave out those
 * that follow, without a word.
 */
public record RepeatedStep(Runnable step) implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedStep.class);

  @Override
  public void run() {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.warn("a step that is repeated has failed; the next one follows", e);
    }
  }
}
