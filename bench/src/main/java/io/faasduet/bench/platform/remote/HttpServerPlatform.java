package io.faasduet.bench.platform.remote;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.client.ServerAccess;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.RemoteTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code http://…} and {@code https://…}: a server elsewhere. Any 2xx is a success. */
public final class HttpServerPlatform implements Platform {
  private static final Pattern TARGET = Pattern.compile("https?://[\\w.\\[\\]:-]+(/[^,\"\\s]*)?");

  private final ServerAccess access;

  /** Servers that are called as Duet's functions are. */
  public HttpServerPlatform() {
    this(ServerAccess.USUAL);
  }

  /** Servers that are called so. */
  public HttpServerPlatform(ServerAccess access) {
    this.access = requireNonNull(access, "access");
  }

  @Override
  public String key() {
    return "http_server";
  }

  @Override
  public String syntax() {
    return "http[s]://HOST:PORT/";
  }

  @Override
  public boolean accepts(String target) {
    return TARGET.matcher(target).matches() && Addresses.valid(target);
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
    URI address = URI.create(request.text());
    return new RemoteTarget(
        request.remote(PlatformName.SERVER, address.toString(), Optional.empty()),
        address,
        new HttpProtocol(ResponseContract.ANY_SERVER, request.timeout(), access),
        ((AddressOptions) request.options()).idle());
  }
}
