package io.faasduet.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Set;

/** {@code grpc.health.v1.Health}. */
final class HealthMethods {
  private static final int MAX_REQUEST_BYTES = 4096;
  private static final int SERVING = 1;
  private static final int NOT_SERVING = 2;
  private static final int SERVICE_UNKNOWN = 3;

  private final Readiness readiness;
  private final Set<String> services;

  /** The empty name, which stands for the server as a whole, is always known. */
  HealthMethods(Readiness readiness, Set<String> services) {
    this.readiness = readiness;
    this.services = Set.copyOf(services);
  }

  /** Answers once; a service that is not known is NOT_FOUND. */
  void check(HttpServerRequest request, GrpcResponse response) {
    GrpcMessages.readOne(
        request,
        MAX_REQUEST_BYTES,
        message -> {
          String service = service(message.bytes());
          if (known(service)) {
            response.end(status(service), Map.of());
          } else {
            response.end(GrpcCode.NOT_FOUND, "there is no service " + service, Map.of());
          }
        },
        refused -> response.fail(refused, Map.of()));
  }

  /** Answers now, and again when the server drains, which is the end. */
  void watch(HttpServerRequest request, GrpcResponse response) {
    GrpcMessages.readOne(
        request,
        MAX_REQUEST_BYTES,
        message -> {
          String service = service(message.bytes());
          Context context = Vertx.currentContext();
          Runnable watcher = () -> context.runOnContext(nothing -> drained(response, service));
          request.response().closeHandler(gone -> readiness.forget(watcher));
          readiness.whenDraining(watcher);
          response.send(status(service));
        },
        refused -> response.fail(refused, Map.of()));
  }

  private void drained(GrpcResponse response, String service) {
    if (response.open()) {
      response.end(status(service), Map.of());
    }
  }

  private boolean known(String service) {
    return service.isEmpty() || services.contains(service);
  }

  private byte[] status(String service) {
    int status = !known(service) ? SERVICE_UNKNOWN : readiness.ready() ? SERVING : NOT_SERVING;
    return new ProtoWriter().number(1, status).toBytes();
  }

  private static String service(byte[] message) {
    String service = "";
    ProtoReader fields = new ProtoReader(message);
    while (fields.next()) {
      service = fields.field() == 1 ? fields.text() : service;
    }
    return service;
  }
}
