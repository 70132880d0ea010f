package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudPlace;
import io.faasduet.cli.cloud.CloudResource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which services that stand for AWS answer no longer: emulators and local stores that were ended,
 * with all that was in them. AWS itself never counts as gone. Not thread-safe.
 */
public final class GoneServices {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final Map<String, Boolean> gone = new HashMap<>();

  /** Whether nothing accepts a connection where a resource was made. */
  public boolean had(CloudResource resource) {
    CloudPlace place = resource.place();
    return !place.isAws() && gone.computeIfAbsent(place.service(), GoneServices::isGone);
  }

  private static boolean isGone(String service) {
    URI address = URI.create(service);
    int usual = "https".equals(address.getScheme()) ? HTTPS : HTTP;
    int port = address.getPort() < 0 ? usual : address.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHost(), port), Math.toIntExact(PATIENCE.toMillis()));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
