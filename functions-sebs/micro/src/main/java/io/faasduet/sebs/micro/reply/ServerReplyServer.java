package io.faasduet.sebs.micro.reply;

import io.faasduet.server.FunctionServer;

/** Server-reply as a server of HTTP and gRPC, for Knative and vHive. */
public final class ServerReplyServer {
  private ServerReplyServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(ServerReply.SPEC);
  }
}
