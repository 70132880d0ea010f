package io.faasduet.localcloud.wire;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * An HTTP/1.1 server for handlers of the JDK's interface: Jetty, which refuses requests that it
 * cannot read, or that two parsers may read differently, in the service's form. A request has a
 * thread as long as its handler runs; a handler that returns without an answer leaves its client
 * waiting until the server stops. Thread-safe.
 */
public final class StrictHttpServer implements AutoCloseable {
  private static final int MOST_HEAD_BYTES = 64 << 10;
  private static final int BACKLOG = 1_024;

  /** Between two requests, and between two reads of one. */
  private static final long IDLE_MILLIS = 300_000;

  private final ExecutorService threads;
  private final Server server;
  private final ServerConnector connector;

  private StrictHttpServer(
      String name, InetSocketAddress address, RefusalForm refusals, ExchangeHandler handler) {
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    server = new Server(new UnboundedThreads(threads));
    server.setErrorHandler(new Refusals(refusals));
    server.setHandler(handler);
    connector =
        new ServerConnector(
            server,
            threads,
            new ScheduledExecutorScheduler(name + "-timeouts", true),
            null,
            0,
            1,
            new HttpConnectionFactory(configuration()));
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration http = new HttpConfiguration();
    // handlers check whom a request is addressed to, and what their paths may hold
    http.setHttpCompliance(
        HttpCompliance.STRICT.with("DUET", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setHeaderCacheCaseSensitive(true); // signatures are of values as they were sent
    http.setRequestHeaderSize(MOST_HEAD_BYTES);
    http.setSendServerVersion(false);
    return http;
  }

  /**
   * Starts a server.
   *
   * @param name of its threads
   * @param filters of all requests, in their order
   * @throws IOException if the port is taken, or the address is not this machine's
   */
  public static StrictHttpServer start(
      String name,
      InetSocketAddress address,
      RefusalForm refusals,
      List<Filter> filters,
      HttpHandler handler)
      throws IOException {
    StrictHttpServer server =
        new StrictHttpServer(name, address, refusals, new ExchangeHandler(filters, handler));
    server.start();
    return server;
  }

  private void start() throws IOException {
    try {
      connector.open();
      server.start();
    } catch (IOException e) {
      throw e.getCause() instanceof BindException taken ? taken : e;
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not start", e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Ends every connection, at once, and interrupts what handlers wait for. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // or Jetty does not wait for its selector
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty does not stop", e);
    } finally {
      threads.shutdownNow();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
