package io.faasduet.localcloud.wire;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP/1.1 server with the JDK's interface. Requests that cannot be read, or that two parsers
 * may read differently, are refused in the service's form, where the JDK's own server answers with
 * HTML or not at all. A connection has a thread of the executor as long as it is open; a handler
 * that returns without an answer leaves its client waiting until the server stops. Thread-safe.
 */
public final class StrictHttpServer extends HttpServer {
  private static final int BACKLOG = 1_024;
  private static final long NANOS_TO_RECOVER = TimeUnit.MILLISECONDS.toNanos(10);

  private final RefusalForm refusals;
  private final ServerSocket socket;
  private final List<ServedContext> contexts = new CopyOnWriteArrayList<>();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private volatile Executor executor = StrictHttpServer::inThread;
  private volatile boolean stopped;

  private StrictHttpServer(RefusalForm refusals) throws IOException {
    this.refusals = requireNonNull(refusals, "refusals");
    this.socket = new ServerSocket();
  }

  /**
   * A server that is bound, and not started.
   *
   * @throws IOException if the port is taken, or the address is not this machine's
   */
  public static StrictHttpServer create(InetSocketAddress address, RefusalForm refusals)
      throws IOException {
    StrictHttpServer server = new StrictHttpServer(refusals);
    try {
      server.bind(address, BACKLOG);
    } catch (IOException e) {
      server.socket.close();
      throw e;
    }
    return server;
  }

  RefusalForm refusals() {
    return refusals;
  }

  /** The context with the longest path that this one begins with. */
  Optional<HttpContext> context(String path) {
    return contexts.stream()
        .filter(context -> path.startsWith(context.getPath()))
        .max(Comparator.comparingInt(context -> context.getPath().length()))
        .map(context -> context);
  }

  void close(Socket client) {
    clients.remove(client);
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inThread(Runnable connection) {
    Thread thread = new Thread(connection, "http-connection");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void bind(InetSocketAddress address, int backlog) throws IOException {
    socket.bind(address, backlog);
  }

  @Override
  public void start() {
    new Thread(this::accept, "http-" + getAddress().getPort()).start();
  }

  private void accept() {
    while (!stopped) {
      try {
        Socket client = socket.accept();
        clients.add(client);
        if (stopped) {
          close(client);
        } else {
          serve(client);
        }
      } catch (IOException e) {
        LockSupport.parkNanos(NANOS_TO_RECOVER); // no more files can be opened, or it is stopped
      }
    }
  }

  private void serve(Socket client) {
    try {
      executor.execute(new ClientConnection(this, client));
    } catch (RejectedExecutionException e) {
      close(client);
    }
  }

  @Override
  public void setExecutor(Executor executor) {
    this.executor = requireNonNull(executor, "executor");
  }

  @Override
  public Executor getExecutor() {
    return executor;
  }

  /** Ends every connection, at once. */
  @Override
  public void stop(int delay) {
    stopped = true;
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clients.forEach(this::close);
  }

  @Override
  public HttpContext createContext(String path, HttpHandler handler) {
    ServedContext context = new ServedContext(this, path, requireNonNull(handler, "handler"));
    contexts.add(context);
    return context;
  }

  @Override
  public HttpContext createContext(String path) {
    return createContext(path, StrictHttpServer::notFound);
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(404, -1);
    exchange.close();
  }

  @Override
  public void removeContext(String path) {
    contexts.removeIf(context -> context.getPath().equals(path));
  }

  @Override
  public void removeContext(HttpContext context) {
    contexts.removeIf(each -> each == context);
  }

  @Override
  public InetSocketAddress getAddress() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }
}
