package io.faasduet.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** What is found at a path, and by which methods. */
record HttpRoute(List<String> methods, Handler<HttpServerRequest> handler) {
  HttpRoute {
    methods = List.copyOf(methods);
  }
}
