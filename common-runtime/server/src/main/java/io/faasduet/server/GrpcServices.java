package io.faasduet.server;

import java.util.Optional;
import java.util.Set;

/** The gRPC methods of the server. One that is never called costs a cold start nothing. */
final class GrpcServices {
  private static final Set<String> CHECKED =
      Set.of("helloworld.Greeter", "duet.v1.FunctionService");

  private final CallDispatcher calls;
  private final Readiness readiness;
  private final int maxMessageBytes;

  GrpcServices(CallDispatcher calls, Readiness readiness, int maxMessageBytes) {
    this.calls = calls;
    this.readiness = readiness;
    this.maxMessageBytes = maxMessageBytes;
  }

  /** The method at a path, {@code /package.Service/Method}. */
  Optional<GrpcMethod> at(String path) {
    return switch (path) {
      case "/helloworld.Greeter/SayHello" ->
          Optional.of(FunctionMethod.sayHello(calls, maxMessageBytes));
      case "/duet.v1.FunctionService/Invoke" ->
          Optional.of(FunctionMethod.invoke(calls, maxMessageBytes));
      case "/grpc.health.v1.Health/Check" -> Optional.of(health()::check);
      case "/grpc.health.v1.Health/Watch" -> Optional.of(health()::watch);
      case "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
          "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo" ->
          Optional.of(new ReflectionMethod(calls.uploads()));
      default -> Optional.empty();
    };
  }

  private HealthMethods health() {
    return new HealthMethods(calls.uploads(), readiness, CHECKED);
  }
}
