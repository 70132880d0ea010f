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
final class FunctionUnderTest<I, O> implements AutoCloseable {
  private final FunctionServer server;
  private final GrpcAdapter grpc;
  private final List<AdapterUnderTest> platforms;

  private FunctionUnderTest(FunctionHost<I, O> host, FunctionServer server) {
    this.server = server;
    this.grpc = new GrpcAdapter(server.port());
    this.platforms =
        List.of(
            new InProcessAdapter(host),
            new HttpAdapter(server.port()),
            grpc,
            new LambdaAdapter(new LambdaHandler<>(host)),
            new ApiGatewayAdapter(new ApiGatewayHandler<>(host)),
            new SqsAdapter(new SqsHandler<>(host)));
  }

  static <I, O> FunctionUnderTest<I, O> set(FunctionSpec<I, O> spec, Settings settings) {
    FunctionHost<I, O> host =
        FunctionHost.start(spec, InitContext.of(settings), FunctionServer.SERVED);
    return new FunctionUnderTest<>(host, FunctionServer.start(host, ServerSettings.from(settings)));
  }

  List<AdapterUnderTest> platforms() {
    return platforms;
  }

  GrpcAdapter grpc() {
    return grpc;
  }

  /** Stops the server, and with it the function. */
  @Override
  public void close() {
    platforms.forEach(AdapterUnderTest::close);
    server.close();
  }
}
