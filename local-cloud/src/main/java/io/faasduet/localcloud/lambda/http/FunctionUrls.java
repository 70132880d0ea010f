package io.faasduet.localcloud.lambda.http;

import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Function URLs of a service, at most one per function. Thread-safe. */
public final class FunctionUrls implements AutoCloseable {
  /**
   * One Function URL.
   *
   * @param function the deployment it was made for; it ends with it
   */
  public record FunctionUrl(DeployedFunction function, HttpEndpoint endpoint, Instant created) {}

  private final FunctionRegistry functions;
  private final ListenAddress listen;
  private final Map<String, FunctionUrl> byName = new HashMap<>();

  public FunctionUrls(FunctionRegistry functions, ListenAddress listen) {
    this.functions = functions;
    this.listen = listen;
  }

  /**
   * Creates the URL of a function.
   *
   * @throws ServiceException if the function has one
   */
  public synchronized FunctionUrl create(DeployedFunction function) {
    if (find(function).isPresent()) {
      throw ServiceException.conflict(
          "Failed to create function url config for [functionArn = %s]. Error message:"
                  .formatted(function.arn())
              + " FunctionUrlConfig exists for this Lambda function");
    }
    FunctionUrl url =
        new FunctionUrl(
            function,
            HttpEndpoint.start(
                HttpFrontEnd.FUNCTION_URL, function.name(), functions, listen, 0, Optional.empty()),
            Instant.now());
    byName.put(function.name(), url);
    return url;
  }

  /** The URL of a function, if it has one. */
  public synchronized Optional<FunctionUrl> find(DeployedFunction function) {
    FunctionUrl url = byName.get(function.name());
    if (url != null && url.function() != function) {
      delete(url); // of a function of that name that was deleted
      return Optional.empty();
    }
    return Optional.ofNullable(url);
  }

  public synchronized void delete(FunctionUrl url) {
    byName.remove(url.function().name(), url);
    url.endpoint().close();
  }

  @Override
  public synchronized void close() {
    byName.values().forEach(url -> url.endpoint().close());
    byName.clear();
  }
}
