package io.faasduet.server;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The gRPC methods of the server, by path; each is made when it is first called. */
final class GrpcServices {
  private static final Set<String> CHECKED =
      Set.of("helloworld.Greeter", "duet.v1.FunctionService");

  private GrpcServices() {}

  static Map<String, Supplier<GrpcMethod>> of(
      Calls calls, Readiness readiness, int maxMessageBytes) {
    Supplier<GrpcMethod> reflection = ReflectionMethod::new;
    return Map.of(
        "/helloworld.Greeter/SayHello",
        () -> FunctionMethod.sayHello(calls, maxMessageBytes),
        "/duet.v1.FunctionService/Invoke",
        () -> FunctionMethod.invoke(calls, maxMessageBytes),
        "/grpc.health.v1.Health/Check",
        () -> new HealthMethods(readiness, CHECKED)::check,
        "/grpc.health.v1.Health/Watch",
        () -> new HealthMethods(readiness, CHECKED)::watch,
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
        reflection,
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
        reflection);
  }
}
