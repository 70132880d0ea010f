package io.faasduet.testkit;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.lambda.ApiGatewayHandler;
import io.faasduet.lambda.LambdaHandler;
import io.faasduet.lambda.SqsHandler;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.ServerSettings;
import java.util.List;

/** One host of a function, played on every platform at once. */
final class Stage<I, O> implements AutoCloseable {
  private final FunctionServer server;
  private final GrpcPlatform grpc;
  private final List<FunctionAdapter> platforms;

  private Stage(FunctionHost<I, O> host, FunctionServer server) {
    this.server = server;
    this.grpc = new GrpcPlatform(server.port());
    this.platforms =
        List.of(
            new InProcessPlatform(host),
            new HttpPlatform(server.port()),
            grpc,
            new LambdaPlatform(new LambdaHandler<>(host)),
            new ApiGatewayPlatform(new ApiGatewayHandler<>(host)),
            new SqsPlatform(new SqsHandler<>(host)));
  }

  static <I, O> Stage<I, O> set(FunctionSpec<I, O> spec, Settings settings) {
    FunctionHost<I, O> host =
        FunctionHost.start(spec, InitContext.of(settings), FunctionServer.SERVED);
    return new Stage<>(host, FunctionServer.start(host, ServerSettings.from(settings)));
  }

  List<FunctionAdapter> platforms() {
    return platforms;
  }

  GrpcPlatform grpc() {
    return grpc;
  }

  /** Stops the server, and with it the function. */
  @Override
  public void close() {
    platforms.forEach(FunctionAdapter::close);
    server.close();
  }
}
