package io.faasduet.localcloud.tables;

import io.faasduet.files.Sha256;
import io.faasduet.localcloud.signature.LocalAccount;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request as a client of AWS sends it, but with any body.
 *
 * @param target the value of {@code X-Amz-Target}
 * @param secret what it is signed with
 */
record SignedPost(URI endpoint, String target, String body, String secret) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String DATE = "20260102";
  private static final String SCOPE = DATE + "/us-east-1/dynamodb/aws4_request";
  private static final String TIME = DATE + "T030405Z";

  static HttpResponse<String> send(URI endpoint, String operation, String body) throws Exception {
    return new SignedPost(
            endpoint, "DynamoDB_20120810." + operation, body, LocalAccount.SECRET_ACCESS_KEY)
        .send();
  }

  HttpResponse<String> send() throws Exception {
    return HTTP.send(request().build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request() throws Exception {
    return HttpRequest.newBuilder(endpoint)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", target)
        .header("X-Amz-Date", TIME)
        .header("Authorization", authorization())
        .POST(BodyPublishers.ofString(body));
  }

  private String authorization() throws Exception {
    String canonical =
        "POST\n/\n\nhost:%s\nx-amz-date:%s\nx-amz-target:%s\n\nhost;x-amz-date;x-amz-target\n%s"
            .formatted(endpoint.getAuthority(), TIME, target, Sha256.hex(body));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String step : SCOPE.split("/")) {
      key = hmac(key, step);
    }
    String toSign = "AWS4-HMAC-SHA256\n" + TIME + "\n" + SCOPE + "\n" + Sha256.hex(canonical);
    return "AWS4-HMAC-SHA256 Credential=duet/%s, SignedHeaders=host;x-amz-date;x-amz-target, Signature=%s"
        .formatted(SCOPE, HexFormat.of().formatHex(hmac(key, toSign)));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
