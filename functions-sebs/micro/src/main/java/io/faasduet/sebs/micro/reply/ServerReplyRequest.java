package io.faasduet.sebs.micro.reply;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;

/**
 * The server, in fields {@code ip-address} and {@code port}.
 *
 * @param ipAddress its IP address or name
 * @param port its TCP port
 */
public record ServerReplyRequest(String ipAddress, int port) implements FieldNaming.KebabCase {
  private static final int LAST_PORT = 65_535;

  public ServerReplyRequest {
    requireNonNull(ipAddress, "ipAddress");
    if (ipAddress.isBlank()) {
      throw new InvalidRequestException("field 'ip-address' must not be empty");
    } else if (port < 1 || port > LAST_PORT) {
      throw new InvalidRequestException("field 'port' must be from 1 to 65535, not " + port);
    }
  }
}
