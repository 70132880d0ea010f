package io.faasduet.http;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a server on a developer's machine answers to. A web page of another site can send
 * requests to such a server, under a name of its own that leads to 127.0.0.1 (DNS rebinding) or
 * straight to the address. The first names a foreign {@code Host}; the second has an {@code Origin}
 * or, without one, a {@code Sec-Fetch-Site} that tells. Programs other than browsers send neither.
 *
 * @param names lower-case host names without ports, in addition to those of the loopback interface
 */
public record AllowedHosts(Set<String> names) {
  /** {@code localhost}, 127.0.0.0/8 and {@code ::1}, on any port. */
  public static final AllowedHosts LOOPBACK = new AllowedHosts(Set.of());

  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\[\\]:/@\\s]+?)\\.?(?::\\d{1,5})?");
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*).*");
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*");
  private static final Pattern LOOPBACK_NAME =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  public AllowedHosts {
    names = Set.copyOf(names);
  }

  /**
   * The loopback interface's names and others.
   *
   * @throws IllegalArgumentException if one is no host name, such as {@code *} or one with a port
   */
  public static AllowedHosts and(Collection<String> others) {
    Set<String> names = new TreeSet<>();
    for (String name : others) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "an allowed host is a name or an address without a port, not '" + name + "'");
      }
      boolean bareIpv6 = name.contains(":") && !name.startsWith("[");
      names.add((bareIpv6 ? "[" + name + "]" : name).toLowerCase(Locale.ROOT));
    }
    return new AllowedHosts(names);
  }

  /**
   * Why a request is refused, in one sentence; empty if it is taken.
   *
   * @param host what it is addressed to: {@link #addressed} over HTTP/1, else its {@code
   *     :authority}
   * @param origin its {@code Origin}; only that of the server's own pages is taken
   * @param fetchSite its {@code Sec-Fetch-Site}
   */
  public Optional<String> refusal(
      Optional<String> host, Optional<String> origin, Optional<String> fetchSite) {
    if (host.flatMap(AllowedHosts::nameOf).filter(this::isOwn).isEmpty()) {
      return Optional.of(
          "the Host %s is not one of this service; use 127.0.0.1, or start it with --allow-host"
              .formatted(host.map(AllowedHosts::quoted).orElse("is missing and")));
    }
    boolean foreign =
        origin.isPresent()
            ? !origin.get().equalsIgnoreCase("http://" + host.get())
            : fetchSite.filter(site -> site.endsWith("-site")).isPresent();
    return foreign
        ? Optional.of("this service takes no requests from pages of other sites")
        : Optional.empty();
  }

  /**
   * As {@link #refusal(Optional, Optional, Optional)}, by a request's headers.
   *
   * @param headers the values of a header by its name, none if it is absent
   */
  public Optional<String> refusal(Optional<String> host, Function<String, List<String>> headers) {
    return refusal(host, only(headers.apply("Origin")), only(headers.apply("Sec-Fetch-Site")));
  }

  /**
   * What a request over HTTP/1 is addressed to: the authority that its first line names, if it
   * does, as RFC 9112 (3.2.2) has it take the place of {@code Host}.
   *
   * @param target what the first line has after the method: a path, a URI or an authority
   * @param hosts the values of {@code Host}
   */
  public static Optional<String> addressed(String target, List<String> hosts) {
    if (target.startsWith("/") || target.equals("*") || target.isEmpty()) {
      return only(hosts);
    }
    Matcher absolute = ABSOLUTE.matcher(target);
    return Optional.of(absolute.matches() ? absolute.group(1) : target);
  }

  /** A header's value; several of them, joined, are none that any check knows. */
  private static Optional<String> only(List<String> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  private boolean isOwn(String name) {
    return LOOPBACK_NAME.matcher(name).matches() || names.contains(name);
  }

  private static Optional<String> nameOf(String authority) {
    Matcher parts = AUTHORITY.matcher(authority);
    return parts.matches()
        ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Without what a terminal might take for a command. */
  private static String quoted(String text) {
    String printable = text.replaceAll("[^ -~]", "?");
    return "'" + printable.substring(0, Math.min(printable.length(), 100)) + "'";
  }
}
