package io.faasduet.sebs.micro.reply;

import io.faasduet.lambda.ApiGatewayHandler;

/** Server-reply on AWS Lambda behind a Function URL. */
public final class ServerReplyApi
    extends ApiGatewayHandler<ServerReplyRequest, ServerReplyResponse> {
  public ServerReplyApi() {
    super(ServerReply.SPEC);
  }
}
