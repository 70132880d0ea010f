package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.localcloud.input.InputStore;

/** Where the inputs of functions that run elsewhere are stored. */
public interface InputPlace {
  /** A store of a function's own, which is closed with its input. */
  InputStore store(PackagedFunction function);
}
