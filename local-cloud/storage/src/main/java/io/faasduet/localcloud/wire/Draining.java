package io.faasduet.localcloud.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Reads what a client still sends: one that is cut off while it does may not read its answer. */
final class Draining {
  private static final int MOST_BYTES = 64 << 20;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int MILLIS_TO_GO = 1_000;

  private Draining() {}

  /** Reads a body that its service left; false if it is too long or malformed. */
  static boolean toTheEnd(RequestBodyStream body) throws IOException {
    try {
      discard(body);
    } catch (MalformedRequestException e) {
      return false;
    }
    return body.isEnded();
  }

  /** Says that nothing more comes, and reads for a while until the client says so too. */
  static void beforeClose(Socket client) throws IOException {
    client.shutdownOutput();
    client.setSoTimeout(MILLIS_TO_GO);
    discard(client.getInputStream());
  }

  private static void discard(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long read = 0;
    int count;
    while (read < MOST_BYTES && (count = in.read(buffer)) >= 0) {
      read += count;
    }
  }
}
