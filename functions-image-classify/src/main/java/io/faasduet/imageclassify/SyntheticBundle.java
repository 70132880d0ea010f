package io.faasduet.imageclassify;

import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.objectstore.ObjectFetcher;

/**
 * A bundle with random weights, made at first use: the three networks together would be 210 MB of a
 * function that nobody needs whole. It lies in the cache, once for all processes.
 */
final class SyntheticBundle {
  private static final long SEED = 42;

  private SyntheticBundle() {}

  /** The network's bundle, made in one to three seconds if the cache lacks it. */
  static ModelBundle of(Network network, ObjectFetcher cache) {
    return ModelBundle.open(
        cache.make(
            network.id() + " of seed " + SEED + " by maker " + ModelMaker.VERSION,
            network.id(),
            directory -> ModelMaker.make(network, SEED, directory)));
  }
}
