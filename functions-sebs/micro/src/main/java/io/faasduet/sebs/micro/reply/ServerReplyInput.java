package io.faasduet.sebs.micro.reply;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A server on this machine that sends {@code accepted} to all who connect; every size is the same.
 */
public final class ServerReplyInput implements InputGenerator, AutoCloseable {
  private static final String REPLY = "accepted";
  private static final int BACKLOG = 1_000;

  private Optional<ServerSocket> server = Optional.empty();

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    ServerSocket socket = new ServerSocket(0, BACKLOG, context.listenAddress());
    server = Optional.of(socket);
    Thread thread = new Thread(() -> serve(socket), "duet-reply");
    thread.setDaemon(true);
    thread.start();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("ip-address", context.serverHost());
    payload.put("port", socket.getLocalPort());
    return GeneratedInput.of(payload);
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write(REPLY.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // the client has gone, or the server is closed
      }
    }
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    return REPLY.equals(answer.response().get("result"))
        ? Optional.empty()
        : Optional.of("the result is %s, not %s".formatted(answer.response().get("result"), REPLY));
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
