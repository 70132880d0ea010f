package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.http.LocalHttpServer.Request;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of the Lambda API.
 *
 * @param requestId what the service calls it by
 * @param resource what its path names: a function, an event source mapping; may be empty
 * @param part what of that its path names, such as an alias; may be empty
 */
record ApiRequest(String requestId, String resource, String part, Request request) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=[^/,\\s]+/\\d{8}/([a-z0-9-]{1,40})/lambda/");

  /**
   * The function that its path names; the query may say which version.
   *
   * @throws ServiceException if it is named in no form there is
   */
  FunctionName functionName() {
    FunctionName name = FunctionName.parse(resource).in(region());
    return request.parameter("Qualifier").map(name::qualified).orElse(name);
  }

  /** Where the caller thinks that it calls: the region that it signed for. */
  Optional<String> region() {
    return request
        .header("Authorization")
        .map(CREDENTIAL::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
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
