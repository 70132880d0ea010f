package io.faasduet.sebs.web.html;

import io.faasduet.server.FunctionServer;

/** Dynamic-html as a server of HTTP and gRPC, for Knative and vHive. */
public final class DynamicHtmlServer {
  private DynamicHtmlServer() {}

  /** Serves until SIGTERM; takes its settings from the environment. */
  public static void main(String[] arguments) {
    FunctionServer.main(DynamicHtml.SPEC);
  }
}
