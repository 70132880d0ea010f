package io.faasduet.sebs.web.html;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;

/**
 * What the page shows.
 *
 * @param username who is welcomed
 * @param randomLen how many numbers, 0 to 1,000,000
 */
public record DynamicHtmlRequest(String username, int randomLen) {
  public DynamicHtmlRequest {
    requireNonNull(username, "username");
    if (randomLen < 0 || randomLen > DistinctNumbers.MOST) {
      throw new InvalidRequestException(
          "field 'random_len' must be from 0 to %d, not %d"
              .formatted(DistinctNumbers.MOST, randomLen));
    }
  }
}
