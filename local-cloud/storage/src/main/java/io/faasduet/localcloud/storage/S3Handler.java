package io.faasduet.localcloud.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.faasduet.http.AllowedHosts;
import io.faasduet.localcloud.wire.RefusalForm;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;

/** Takes requests in: checks who sends them, finds the operation, and words refusals. */
final class S3Handler implements HttpHandler {
  private static final String SERVER = "duet-embedded-s3";

  private final S3Storage storage;
  private final AllowedHosts hosts;
  private final BucketOperations buckets;
  private final ObjectOperations objects;
  private final UploadOperations uploads;

  S3Handler(S3Storage storage, AllowedHosts hosts) {
    this.storage = storage;
    this.hosts = hosts;
    buckets = new BucketOperations(storage);
    objects = new ObjectOperations(storage);
    uploads = new UploadOperations(storage);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      S3Request request;
      try {
        request = new S3Request(exchange);
      } catch (IllegalArgumentException e) {
        RefusalForm.Refusal refusal =
            malformed(400, "the request's target is not percent-encoded UTF-8");
        refusal.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(400, refusal.body().length);
        exchange.getResponseBody().write(refusal.body());
        return;
      }
      request.answerHeader("x-amz-request-id", UUID.randomUUID().toString());
      request.answerHeader("Server", SERVER);
      try {
        checkSource(request);
        if (!isPublic(request)) {
          S3Signature.check(request);
        }
        ExpectedOwner.check(request);
        route(request);
      } catch (S3Error e) {
        refuse(request, e);
      } catch (IllegalArgumentException e) {
        refuse(request, new S3Error(400, "InvalidArgument", String.valueOf(e.getMessage())));
      }
    }
  }

  /** The answer to a request that cannot be read. */
  static RefusalForm.Refusal malformed(int status, String reason) {
    String code =
        switch (status) {
          case 431 -> "RequestHeaderSectionTooLarge";
          case 501, 505 -> "NotImplemented";
          default -> reason.contains("target") ? "InvalidURI" : "InvalidRequest";
        };
    return new RefusalForm.Refusal(
        Map.of("Content-Type", "application/xml", "Server", SERVER),
        S3Xml.error(code, reason, "/"));
  }

  /** Whether anyone may ask this: for an object as it is, of a bucket whose policy says so. */
  private boolean isPublic(S3Request request) {
    return (request.method().equals("GET") || request.method().equals("HEAD"))
        && request.header("Authorization").isEmpty()
        && request.query().isEmpty()
        && !request.key().isEmpty()
        && storage.policy(request.bucket()).isPresent();
  }

  private void checkSource(S3Request request) {
    hosts
        .refusal(request.addressed(), request::headers)
        .ifPresent(
            reason -> {
              throw new S3Error(403, "AccessDenied", reason);
            });
  }

  private static void refuse(S3Request request, S3Error error) throws IOException {
    // The server has already sent 100 Continue, and the JDK's client hangs if the refusal
    // comes in the same packet: the client has to send its body first.
    try {
      request.body().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // it was read to its end, and closed, before it was refused
    }
    request.answer(
        error.status(),
        S3Xml.error(error.code(), String.valueOf(error.getMessage()), request.rawPath()));
  }

  private void route(S3Request request) throws IOException {
    if (request.bucket().isEmpty()) {
      buckets.listAll(request);
    } else if (request.key().isEmpty()) {
      buckets.handle(request);
    } else if (request.parameter("uploads").isPresent()
        || request.parameter("uploadId").isPresent()) {
      uploads.handle(request);
    } else {
      objects.handle(request);
    }
  }
}
