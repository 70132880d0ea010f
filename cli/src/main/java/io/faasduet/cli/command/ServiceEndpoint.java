package io.faasduet.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a service of AWS is, by the variables that AWS's own tools read. */
public final class ServiceEndpoint {
  private static final String ANY = "AWS_ENDPOINT_URL";

  private ServiceEndpoint() {}

  /**
   * The address of {@code AWS_ENDPOINT_URL_<service>} or else {@code AWS_ENDPOINT_URL}; empty for
   * AWS itself.
   *
   * @param service such as {@code LAMBDA}
   * @throws UsageException if the variable has no address over HTTP; names the variable
   */
  public static Optional<URI> of(String service, Map<String, String> environment) {
    return Stream.of(ANY + "_" + service, ANY)
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .findFirst()
        .map(name -> address(name, environment.get(name)));
  }

  private static URI address(String variable, String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new UsageException(
        "%s must be an address such as http://127.0.0.1:9001, not '%s'".formatted(variable, text));
  }
}
