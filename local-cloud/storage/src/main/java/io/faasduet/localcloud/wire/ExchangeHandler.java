package io.faasduet.localcloud.wire;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves requests by a handler of the JDK's interface, in the thread that it is called by. */
final class ExchangeHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandler.class);
  private static final int MOST_FIELDS = 200;

  private final List<Filter> filters;
  private final HttpHandler handler;

  ExchangeHandler(List<Filter> filters, HttpHandler handler) {
    this.filters = filters;
    this.handler = handler;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    URI target = target(request);
    if (request.getHeaders().size() > MOST_FIELDS) {
      throw new HttpException.RuntimeException(
          431, "the request's head has more than %d fields".formatted(MOST_FIELDS));
    } else if (!target.getRawPath().startsWith("/")) {
      throw new HttpException.RuntimeException(404, "nothing is at this target");
    } else if (HttpMethod.CONNECT.is(request.getMethod())) {
      throw new HttpException.RuntimeException(400, "this service is no proxy");
    }
    if (request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString())) {
      response.writeInterim(100, HttpFields.EMPTY).get();
    }
    request.addIdleTimeoutListener(timeout -> false); // an answer may be awaited for hours
    ServedExchange exchange = new ServedExchange(request, response, target);
    try {
      new Filter.Chain(filters, handler).doFilter(exchange);
      if (!exchange.isOpen()) {
        exchange.end();
        callback.succeeded();
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} {} has no answer", request.getMethod(), target, e);
      callback.failed(exchange.fault().orElseGet(() -> new Request.Handler.AbortException(e)));
    }
    return true;
  }

  private static URI target(Request request) {
    HttpURI uri = request.getHttpURI();
    String host = request.getHeaders().get(HttpHeader.HOST);
    try {
      return new URI(
          host == null || host.equals(uri.getAuthority()) ? uri.getPathQuery() : uri.asString());
    } catch (URISyntaxException e) {
      throw new HttpException.RuntimeException(400, Refusals.TARGET, e);
    }
  }
}
