package io.faasduet.http;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Capability;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The capability of taking a JPEG or PNG as the whole body of an HTTP request.
 *
 * @param request the request for such a body
 */
public record ImageBodies<I>(Function<byte[], I> request) implements Capability<I> {
  static final List<String> MEDIA_TYPES = List.of("image/jpeg", "image/png");

  public ImageBodies {
    requireNonNull(request, "request");
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Map<String, Object> description() {
    return Map.of("accepts", MEDIA_TYPES);
  }
}
