package io.faasduet.sebs.micro.reply;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** SeBS's 040.server-reply: connects to a server over TCP and reads what it sends. Thread-safe. */
public final class ServerReply
    implements ServerlessFunction<ServerReplyRequest, ServerReplyResponse> {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int MOST_BYTES = 1024;

  /** The function's description. */
  public static final FunctionSpec<ServerReplyRequest, ServerReplyResponse> SPEC =
      FunctionSpec.builder(
              "server-reply", ServerReplyRequest.class, ServerReplyResponse.class, ServerReply::new)
          .summary("reads what a TCP server sends (SeBS 040)")
          .example(new ServerReplyRequest("127.0.0.1", 12000))
          .build();

  /** Has no settings. */
  public ServerReply(InitContext context) {}

  @Override
  public ServerReplyResponse apply(ServerReplyRequest request, Invocation invocation) {
    InetSocketAddress server = new InetSocketAddress(request.ipAddress(), request.port());
    try (Socket socket = new Socket()) {
      socket.connect(server, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      byte[] reply = new byte[MOST_BYTES];
      int length = Math.max(0, socket.getInputStream().read(reply));
      return new ServerReplyResponse(new String(reply, 0, length, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new FunctionException(
          ErrorKind.UNAVAILABLE,
          "the server %s:%d does not reply: %s"
              .formatted(request.ipAddress(), request.port(), e.getMessage()),
          e);
    }
  }
}
