package io.faasduet.server;

import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.server.exchange.AccessLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The probe on a port of its own, and an HTTP client. */
final class ServedProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The client keeps its connections, and sends nothing any more when the server is closed. */
  static final CallerTimeouts SHORT_AT_THE_END =
      new CallerTimeouts(
          CallerTimeouts.DEFAULT.upload(),
          CallerTimeouts.DEFAULT.refused(),
          CallerTimeouts.DEFAULT.unread(),
          CallerTimeouts.DEFAULT.unreadInNeed(),
          Duration.ZERO);

  final Probe probe = new Probe();
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final FunctionServer server;
  final FunctionHost<ProbeRequest, ProbeResponse> host;

  /** Serves with these settings, by their names in the environment; any port. */
  ServedProbe(Map<String, String> settings) {
    this(settings, SHORT_AT_THE_END);
  }

  ServedProbe(Map<String, String> settings, CallerTimeouts timeouts) {
    this(settings, timeouts, AccessLog.OFF);
  }

  /** Serves with a log of requests. */
  ServedProbe(AccessLog log) {
    this(Map.of(), SHORT_AT_THE_END, log);
  }

  private ServedProbe(Map<String, String> settings, CallerTimeouts timeouts, AccessLog log) {
    host =
        FunctionHost.start(
            probe.spec(), InitContext.of(Settings.of(settings)), FunctionServer.SERVED);
    ServerSettings parsed = ServerSettings.from(host.settings());
    server =
        FunctionServer.start(
            host,
            new ServerSettings(
                0,
                parsed.concurrency(),
                parsed.queue(),
                parsed.maxBodyBytes(),
                parsed.requestTimeout()),
            timeouts,
            ServerAddress.EVERYWHERE,
            log,
            VertxConfiguration.start(),
            error -> {});
  }

  ServedProbe() {
    this(Map.of());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(PATIENCE);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  HttpResponse<String> post(String json) {
    return send(posting(json));
  }

  CompletableFuture<HttpResponse<String>> postLater(String json) {
    return http.sendAsync(posting(json), BodyHandlers.ofString());
  }

  HttpRequest posting(String json) {
    return request("/")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** One sample of /metrics, by its name with its labels. */
  double metric(String sample) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  GrpcCaller grpc() {
    return new GrpcCaller(server.port());
  }

  @Override
  public void close() {
    probe.gate.countDown();
    server.close();
    host.close();
  }
}
