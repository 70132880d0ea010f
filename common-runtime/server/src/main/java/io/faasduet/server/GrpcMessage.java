package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * A message as it came.
 *
 * @param limit the most bytes it may have, also when decompressed
 */
record GrpcMessage(byte[] received, boolean compressed, int limit) {

  /**
   * The message itself, decompressed if need be.
   *
   * @throws FunctionException if it is too large or not gzip
   */
  byte[] bytes() {
    if (!compressed) {
      return received;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(received))) {
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw tooLarge(limit);
      }
      return bytes;
    } catch (IOException e) {
      throw new InvalidRequestException("a message is not gzip", e);
    }
  }

  static FunctionException tooLarge(int limit) {
    return new FunctionException(
        ErrorKind.TOO_LARGE, "the message is larger than the " + limit + " bytes allowed");
  }
}
