package io.faasduet.server;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** {@code grpc.health.v1.Health}. */
final class HealthMethods {
  private static final int MAX_REQUEST_BYTES = 4096;
  private static final int SERVING = 1;
  private static final int NOT_SERVING = 2;
  private static final int SERVICE_UNKNOWN = 3;

  private final Uploads uploads;
  private final Readiness readiness;
  private final Set<String> services;

  /** The empty name, which stands for the server as a whole, is always known. */
  HealthMethods(Uploads uploads, Readiness readiness, Set<String> services) {
    this.uploads = uploads;
    this.readiness = readiness;
    this.services = Set.copyOf(services);
  }

  /** Answers once; a service that is not known is NOT_FOUND. */
  void check(HttpServerRequest request, GrpcResponse response, Optional<Duration> timeout) {
    read(
        request,
        response,
        service -> {
          if (known(service)) {
            response.end(status(service), Map.of());
          } else {
            response.end(GrpcCode.NOT_FOUND, "there is no service " + service, Map.of());
          }
        });
  }

  /** Answers now, and again when the server drains, which is the end. */
  void watch(HttpServerRequest request, GrpcResponse response, Optional<Duration> timeout) {
    read(
        request,
        response,
        service -> {
          Context context = Vertx.currentContext();
          Runnable watcher = () -> context.runOnContext(nothing -> drained(response, service));
          request.response().closeHandler(gone -> readiness.forget(watcher));
          readiness.whenDraining(watcher);
          response.send(status(service));
        });
  }

  private void read(HttpServerRequest request, GrpcResponse response, Consumer<String> asked) {
    AtomicReference<Uploads.Upload> upload = new AtomicReference<>();
    upload.set(
        GrpcMessages.readOne(
            request,
            MAX_REQUEST_BYTES,
            uploads,
            message -> {
              upload.get().close();
              asked.accept(service(message.bytes()));
            },
            refused -> response.fail(refused, Map.of())));
    request.exceptionHandler(lost -> upload.get().close());
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
