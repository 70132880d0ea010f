package io.faasduet.sebs.network;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FieldNaming;
import java.math.BigDecimal;
import java.util.List;

/**
 * The table of an invocation as columns, for callers that cannot read the store. Times are in
 * seconds since 1970 by the function's clock, with six decimals.
 *
 * @param id the numbers of the rounds whose datagram came back, from 1
 * @param clientSend when each was sent
 * @param clientRcv when each was back
 * @param sent the number of the last round, so that those that are not in the table were lost
 */
public record Rounds(
    List<Integer> id, List<BigDecimal> clientSend, List<BigDecimal> clientRcv, int sent)
    implements FieldNaming.KebabCase {
  public Rounds {
    id = List.copyOf(requireNonNull(id, "id"));
    clientSend = List.copyOf(requireNonNull(clientSend, "clientSend"));
    clientRcv = List.copyOf(requireNonNull(clientRcv, "clientRcv"));
  }
}
