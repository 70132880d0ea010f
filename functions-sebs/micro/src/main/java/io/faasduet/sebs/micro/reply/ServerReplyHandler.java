package io.faasduet.sebs.micro.reply;

import io.faasduet.lambda.LambdaHandler;

/** Server-reply on AWS Lambda, invoked directly. */
public final class ServerReplyHandler
    extends LambdaHandler<ServerReplyRequest, ServerReplyResponse> {
  public ServerReplyHandler() {
    super(ServerReply.SPEC);
  }
}
