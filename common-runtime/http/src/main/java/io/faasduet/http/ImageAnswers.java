package io.faasduet.http;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Capability;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The capability of answering an image with an image, where the caller's {@code Accept} header
 * names {@code image/jpeg} or {@code image/png}. The response is an {@link ImageResponse}.
 *
 * @param asking the request that is answered so, from the request with the image and the media type
 *     that the caller accepts
 */
public record ImageAnswers<I>(BiFunction<I, String, I> asking) implements Capability<I> {
  public ImageAnswers {
    requireNonNull(asking, "asking");
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Map<String, Object> description() {
    return Map.of("answers", ImageBodies.MEDIA_TYPES);
  }
}
