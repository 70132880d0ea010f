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

/** One instance of a function behind every adapter at once. */
final class FunctionUnderTest<I, O> implements AutoCloseable {
  private final FunctionHost<I, O> host;
  private final FunctionServer server;
  private final GrpcAdapter grpc;
  private final List<AdapterUnderTest> adapters;

  private FunctionUnderTest(
      RecordedFunction<I, O> recorded, FunctionHost<I, O> host, FunctionServer server) {
    this.host = host;
    this.server = server;
    this.grpc = new GrpcAdapter(server.port());
    this.adapters =
        List.of(
            new InProcessAdapter(host),
            new HttpAdapter(server.port()),
            grpc,
            new LambdaAdapter(new LambdaHandler<>(host)),
            new ApiGatewayAdapter(new ApiGatewayHandler<>(host)),
            new SqsAdapter(new SqsHandler<>(host), recorded));
  }

  static <I, O> FunctionUnderTest<I, O> start(FunctionSpec<I, O> spec, Settings settings) {
    RecordedFunction<I, O> recorded = new RecordedFunction<>(spec);
    FunctionHost<I, O> host =
        FunctionHost.start(recorded.spec(), InitContext.of(settings), FunctionServer.SERVED);
    return new FunctionUnderTest<>(
        recorded, host, FunctionServer.start(host, ServerSettings.from(settings)));
  }

  List<AdapterUnderTest> adapters() {
    return adapters;
  }

  /** The adapter of a type. */
  AdapterUnderTest adapter(Class<? extends AdapterUnderTest> type) {
    return adapters.stream().filter(type::isInstance).findFirst().orElseThrow();
  }

  GrpcAdapter grpc() {
    return grpc;
  }

  /** Stops the server, then closes the function. */
  @Override
  public void close() {
    adapters.forEach(AdapterUnderTest::close);
    server.close();
    host.close();
  }
}
