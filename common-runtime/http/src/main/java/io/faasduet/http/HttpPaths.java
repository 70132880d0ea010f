package io.faasduet.http;

import io.faasduet.api.Capability;
import java.util.List;
import java.util.Map;

/**
 * Paths at which an HTTP server has the function besides {@code /}, such as {@code /predict}.
 * Behind an API Gateway the gateway's routes decide.
 */
public record HttpPaths(List<String> paths) implements Capability<Object> {
  public HttpPaths {
    paths = List.copyOf(paths);
    for (String path : paths) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("a path begins with '/', and '" + path + "' does not");
      }
    }
  }

  /** Paths, each beginning with a slash. */
  public static HttpPaths of(String... paths) {
    return new HttpPaths(List.of(paths));
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Map<String, Object> description() {
    return Map.of("paths", paths);
  }
}
