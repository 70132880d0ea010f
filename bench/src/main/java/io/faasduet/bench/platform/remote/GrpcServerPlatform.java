package io.faasduet.bench.platform.remote;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.client.ServerAccess;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.RemoteTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code grpc://HOST:PORT/duet} and {@code grpc://HOST:PORT/greeter}: a server elsewhere, invoked
 * by {@code duet.v1.FunctionService} or, as vHive's invoker does, by {@code helloworld.Greeter}.
 * With {@code grpcs://} over TLS.
 */
public final class GrpcServerPlatform implements Platform {
  private static final Pattern TARGET =
      Pattern.compile("grpc(s?)://([\\w.\\[\\]:-]+:\\d+)(?:/(duet|greeter)?)?");

  private final ServerAccess access;

  /** Servers that are called as Duet's functions are. */
  public GrpcServerPlatform() {
    this(ServerAccess.USUAL);
  }

  /** Servers that are called so. */
  public GrpcServerPlatform(ServerAccess access) {
    this.access = requireNonNull(access, "access");
  }

  @Override
  public String key() {
    return "grpc_server";
  }

  @Override
  public String syntax() {
    return "grpc[s]://HOST:PORT/duet (or /greeter)";
  }

  @Override
  public boolean accepts(String target) {
    Matcher parts = TARGET.matcher(target);
    return parts.matches() && Addresses.valid("http://" + parts.group(2));
  }

  @Override
  public String label(String target) {
    Matcher parts = parts(target);
    return "grpc%s://%s/%s"
        .formatted(parts.group(1), parts.group(2), greeter(parts) ? "greeter" : "duet");
  }

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public Class<AddressOptions> optionsType() {
    return AddressOptions.class;
  }

  @Override
  public Target open(TargetRequest request) {
    Matcher parts = parts(request.text());
    URI address = URI.create("http%s://%s".formatted(parts.group(1), parts.group(2)));
    return new RemoteTarget(
        request.remote(PlatformName.SERVER, address.toString(), Optional.empty()),
        address,
        greeter(parts)
            ? GrpcProtocol.greeter(request.timeout(), access)
            : GrpcProtocol.duet(request.timeout(), access),
        ((AddressOptions) request.options()).idle());
  }

  private static Matcher parts(String target) {
    Matcher parts = TARGET.matcher(target);
    if (!parts.matches()) {
      throw new IllegalArgumentException(target);
    }
    return parts;
  }

  private static boolean greeter(Matcher parts) {
    return "greeter".equals(parts.group(3));
  }
}
