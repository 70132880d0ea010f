package io.faasduet.testkit;

import io.faasduet.api.ErrorKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** POST / of a server. */
final class HttpAdapter implements AdapterUnderTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  HttpAdapter(int port) {
    address = URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public String name() {
    return "HTTP";
  }

  @Override
  public Answer send(byte[] json) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode() == 200 ? OK : Integer.toString(response.statusCode()),
        response.body());
  }

  @Override
  public String codeOf(ErrorKind failure) {
    return HttpStatus.of(failure);
  }

  @Override
  public void close() {}
}
