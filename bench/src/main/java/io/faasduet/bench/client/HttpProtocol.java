package io.faasduet.bench.client;

import java.net.URI;
import java.time.Duration;

/** HTTP/1.1, over connections that are kept alive, on one thread. */
public final class HttpProtocol implements ClientProtocol {
  private final ClientEventLoop loop = new ClientEventLoop();
  private final ResponseContract contract;
  private final Duration timeout;
  private final ServerAccess access;

  /**
   * HTTP to servers of that kind.
   *
   * @param timeout from sending a request to the last byte of its answer
   */
  public HttpProtocol(ResponseContract contract, Duration timeout) {
    this(contract, timeout, ServerAccess.USUAL);
  }

  /** The same, called in another way. */
  public HttpProtocol(ResponseContract contract, Duration timeout, ServerAccess access) {
    this.contract = contract;
    this.timeout = timeout;
    this.access = access;
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.HTTP;
  }

  /** A client of an http or https URL, whose path and query are kept. */
  @Override
  public ProtocolClient connect(URI address) {
    return new HttpServerClient(
        new HttpConnectionPool(loop, address, access.trust(), timeout), contract, address, access);
  }

  @Override
  public void close() {
    loop.close();
  }
}
