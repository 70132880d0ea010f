package io.faasduet.localcloud.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.faasduet.files.Sha256;
import io.faasduet.http.AllowedHosts;
import io.faasduet.localcloud.signature.LocalAccount;
import io.faasduet.localcloud.signature.SignatureV4;
import io.faasduet.localcloud.tables.value.TablesError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request of a client: its operation, its JSON and its signature. */
final class TablesRequest {
  static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** DynamoDB's limit. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final String TARGET = "DynamoDB_20120810.";

  private final HttpExchange exchange;
  private final byte[] body;

  /** Reads a request to its end, or to what is longer than any can be. */
  TablesRequest(HttpExchange exchange) throws IOException {
    this.exchange = exchange;
    this.body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
  }

  boolean isTooLarge() {
    return body.length > MAX_BYTES;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  Optional<String> addressed() {
    return AllowedHosts.addressed(exchange.getRequestURI().toString(), headers("Host"));
  }

  List<String> headers(String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** Whether it is JSON, by its media type. */
  boolean isJson() {
    String type = header("Content-Type").orElse("").split(";", 2)[0].strip();
    return type.equals("application/x-amz-json-1.0") || type.equals("application/json");
  }

  String operation() {
    String target = header("X-Amz-Target").orElse("");
    if (!target.startsWith(TARGET)) {
      throw TablesError.unknownOperation(
          target.isEmpty() ? "There is no X-Amz-Target" : "There is no operation " + target);
    }
    return target.substring(TARGET.length());
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw TablesError.serialization("The body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw TablesError.serialization("The body is not JSON in UTF-8");
    }
  }

  /** Refuses with the exception that AWS gives if the request is not signed, or not rightly. */
  void checkSignature() {
    String authorization =
        header("Authorization")
            .filter(it -> it.startsWith("AWS4-"))
            .orElseThrow(
                () ->
                    TablesError.authentication(
                        "MissingAuthenticationTokenException",
                        "Request is missing Authentication Token"));
    SignatureV4 claim =
        SignatureV4.ofHeader(authorization, header("x-amz-date").orElse(""), Sha256.hex(body))
            .orElseThrow(
                () ->
                    TablesError.authentication(
                        "IncompleteSignatureException",
                        "Authorization header requires 'Credential', 'SignedHeaders' and"
                            + " 'Signature' parameters."));
    if (!claim.accessKeyId().equals(LocalAccount.ACCESS_KEY_ID)) {
      throw TablesError.authentication(
          "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
    SignatureV4.Signed signed =
        new SignatureV4.Signed(
            method(),
            exchange.getRequestURI().getRawPath(),
            Map.of(),
            exchange.getRequestHeaders());
    if (!claim.isOf(signed)) {
      throw TablesError.authentication(
          "InvalidSignatureException",
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method.\n\n"
              + claim.canonicalRequest(signed));
    }
  }
}
