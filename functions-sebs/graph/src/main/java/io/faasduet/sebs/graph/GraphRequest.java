package io.faasduet.sebs.graph;

import io.faasduet.api.InvalidRequestException;

/**
 * The graph to work on: see {@link BarabasiAlbertGraph#generate}.
 *
 * @param size vertices, from 1 to {@value #MAX_SIZE}
 * @param seed decides its edges
 */
public record GraphRequest(int size, long seed) {
  /** The largest graph, which a function of 512 MB has memory for. */
  public static final int MAX_SIZE = 2_000_000;

  /** The seed of SeBS's own inputs. */
  public static final long DEFAULT_SEED = 42;

  /** SeBS's smallest graph. */
  public GraphRequest() {
    this(10, DEFAULT_SEED);
  }

  public GraphRequest {
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidRequestException(
          "field 'size' must be from 1 to " + MAX_SIZE + ", not " + size);
    }
  }
}
