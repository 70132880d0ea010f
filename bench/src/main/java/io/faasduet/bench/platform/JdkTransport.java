package io.faasduet.bench.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets the AWS SDK send its requests with the JDK's HTTP client, which is also what {@link
 * HttpTarget} uses. The SDK's own url-connection client waits a millisecond before each POST on a
 * kept connection, to see whether it has been closed: longer than a small function takes.
 */
final class JdkTransport implements SdkHttpClient {
  /** Headers that the JDK's client sets itself, to the same values. */
  private static final Set<String> SET_BY_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final HttpClient client;
  private final Duration timeout;

  JdkTransport(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(request);
  }

  @Override
  public void close() {}

  private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
    try {
      HttpResponse<byte[]> response = client.send(translated(request), BodyHandlers.ofByteArray());
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpFullResponse.builder()
                  .statusCode(response.statusCode())
                  .headers(response.headers().map())
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while waiting for the answer", e);
    }
  }

  private HttpRequest translated(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest from = request.httpRequest();
    HttpRequest.Builder to =
        HttpRequest.newBuilder(from.getUri())
            .timeout(timeout)
            .method(from.method().name(), body(request.contentStreamProvider()));
    from.forEachHeader(
        (name, values) -> {
          if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> to.header(name, value));
          }
        });
    return to.build();
  }

  private static BodyPublisher body(Optional<ContentStreamProvider> content) throws IOException {
    if (content.isEmpty()) {
      return BodyPublishers.noBody();
    }
    try (InputStream stream = content.get().newStream()) {
      return BodyPublishers.ofByteArray(stream.readAllBytes());
    }
  }

  /** One request; it ends by its timeout, so there is nothing to abort. */
  private final class Exchange implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;

    Exchange(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      return send(request);
    }

    @Override
    public void abort() {}
  }
}
