package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.http.LoopbackServer.Request;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import java.util.Optional;

/**
 * One call of the Lambda API.
 *
 * @param requestId what the service calls it by
 * @param resource what its path names: a function, an event source mapping; may be empty
 */
record ApiRequest(String requestId, String resource, Request request) {

  /**
   * The function that its path names; the query may say which version.
   *
   * @throws ServiceException if it is named in no form there is
   */
  FunctionName functionName() {
    FunctionName name = FunctionName.parse(resource);
    Optional<String> qualifier = request.parameter("Qualifier");
    return qualifier.isPresent() ? new FunctionName(name.name(), qualifier) : name;
  }

  ApiBody body() {
    return ApiBody.parse(request.body());
  }

  Optional<String> parameter(String name) {
    return request.parameter(name);
  }

  Optional<String> header(String name) {
    return request.header(name);
  }
}
