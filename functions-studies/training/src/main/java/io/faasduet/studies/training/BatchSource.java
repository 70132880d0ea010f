package io.faasduet.studies.training;

/** Where batches come from. */
@FunctionalInterface
interface BatchSource {
  /** The object of a batch, from 0. */
  byte[] fetch(int number);
}
