package io.faasduet.http;

import java.util.Optional;

/** A response that over HTTP may be an image instead of JSON; see {@link ImageAnswers}. */
public interface ImageResponse {
  /** The image to send; empty if the response is to be sent as JSON. */
  Optional<ResponseBody> image();
}
