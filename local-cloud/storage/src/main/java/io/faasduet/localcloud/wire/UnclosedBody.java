package io.faasduet.localcloud.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;

/** The body of a request, of which the rest can be read after it was closed. */
final class UnclosedBody extends FilterInputStream {
  UnclosedBody(Content.Source source) {
    super(Content.Source.asInputStream(source));
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (HttpException.RuntimeException e) {
      throw new IOException("the body cannot be read: " + e.getReason(), e);
    }
  }

  @Override
  public void close() {
    // Jetty would give the connection up if there is more
  }
}
