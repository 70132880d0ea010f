package io.faasduet.http;

import io.faasduet.api.FunctionSpec;
import java.util.Optional;

/** A response that over HTTP may be a picture instead of JSON; see {@link FunctionSpec}. */
public interface ImageResponse {
  /** The picture to send; empty if the response is to be sent as JSON. */
  Optional<ResponseBody> picture();
}
