package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.http.LocalHttpServer.Request;
import io.faasduet.localcloud.http.LocalHttpServer.Response;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.ChildProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The AWS Lambda API: finds a request's operation by method and path, and words refusals. */
public final class LambdaApi {
  private static final Logger LOG = LoggerFactory.getLogger(LambdaApi.class);

  private static final Pattern CONTENT_TYPE =
      Pattern.compile(
          "application/(json|x-amz-json-1\\.[01]|octet-stream|.+\\+json)|binary/octet-stream");

  /** One operation of the API. */
  interface Operation {
    ApiResponse answer(ApiRequest call);
  }

  /** Where an operation is found; the pattern's groups, if it has any, are resource and part. */
  private record Route(String method, Pattern path, Operation operation) {}

  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds an operation.
   *
   * @param path from the version on; {@code *} stands for the name of a resource, or of a part of
   *     it
   */
  LambdaApi with(String method, String path, Operation operation) {
    String pattern = Pattern.quote(path).replace("*", "\\E([^/]+)\\Q") + "/?";
    routes.add(new Route(method, Pattern.compile(pattern), operation));
    return this;
  }

  public Response handle(Request request) {
    String requestId = UUID.randomUUID().toString();
    return answer(request, requestId).response(requestId);
  }

  /**
   * Takes what AWS's clients send, and refuses what a form on a web page can: no other page's
   * request then reaches an operation without the browser's asking first.
   */
  private static void checkContentType(Request request) {
    String type =
        request.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean taken = type.isEmpty() || CONTENT_TYPE.matcher(type).matches();
    if (!taken && request.body().length > 0) {
      throw new ServiceException(
          415,
          "UnsupportedMediaTypeException",
          "The content type of the request body is application/json here, not "
              + type.replaceAll("[^ -~]", "?"));
    }
  }

  private ApiResponse answer(Request request, String requestId) {
    try {
      checkContentType(request);
      for (Route route : routes) {
        Matcher path = route.path().matcher(request.path());
        if (route.method().equals(request.method()) && path.matches()) {
          String resource = path.groupCount() > 0 ? path.group(1) : "";
          String part = path.groupCount() > 1 ? path.group(2) : "";
          return route.operation().answer(new ApiRequest(requestId, resource, part, request));
        }
      }
      throw new ServiceException(
          404, "UnknownOperationException", request.method() + " " + request.path());
    } catch (ServiceException e) {
      return ApiResponse.refusal(e);
    } catch (RuntimeException e) {
      if (!ChildProcesses.ofThisJvm().areEnding()) {
        LOG.warn("{} {} failed", request.method(), request.rawPath(), e);
      }
      String message = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
      return ApiResponse.refusal(new ServiceException(500, "ServiceException", message));
    }
  }
}
