package io.faasduet.runtime;

import java.util.Optional;

/** A response that over HTTP may be a picture instead of JSON; see {@link FunctionDefinition}. */
public interface PictureResponse {
  /** The picture to send; empty if the response is to be sent as JSON. */
  Optional<Content> picture();
}
