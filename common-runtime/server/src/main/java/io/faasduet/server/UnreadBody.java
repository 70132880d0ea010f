package io.faasduet.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/**
 * A body that is still on its way when its request has been refused. It is read and dropped for a
 * while, since many clients look at the answer only after they have sent all; then it is cut off.
 */
final class UnreadBody {
  private UnreadBody() {}

  /** To be called just before the response is ended, for a request that may not have ended. */
  static void tolerate(HttpServerRequest request, Duration patience) {
    boolean http2 = request.version() == HttpVersion.HTTP_2;
    if (request.isEnded() || !http2 && !RequestBody.announced(request)) {
      return;
    }
    Vertx vertx = Vertx.currentContext().owner();
    HttpConnection connection = request.connection();
    if (http2) {
      long timer = vertx.setTimer(patience.toMillis(), id -> request.response().reset(0));
      request.endHandler(ended -> vertx.cancelTimer(timer));
    } else {
      request.response().putHeader("connection", "close");
      long timer = vertx.setTimer(patience.toMillis(), id -> connection.close());
      request.endHandler(
          ended -> {
            vertx.cancelTimer(timer);
            connection.close();
          });
    }
  }
}
