package io.faasduet.chameleon;

import static java.util.Objects.requireNonNull;

/**
 * A rendered table.
 *
 * @param latency how long the rendering took, in seconds
 * @param data the table as HTML
 */
public record ChameleonResponse(double latency, String data) {
  public ChameleonResponse {
    requireNonNull(data, "data");
  }
}
