package io.faasduet.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a request's signature (Signature Version 4, in the {@code Authorization} header) against
 * the one account there is. The signatures of single chunks of a streamed body are not checked.
 */
final class S3Signature {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([^,]+),\\s*SignedHeaders=([^,]+),"
              + "\\s*Signature=([0-9a-f]{64})");

  private S3Signature() {}

  /** Refuses with the code that S3 gives if the request is not signed, or not rightly. */
  static void check(S3Request request) {
    Matcher given =
        request
            .header("Authorization")
            .map(AUTHORIZATION::matcher)
            .filter(Matcher::matches)
            .orElseThrow(
                () -> new S3Error(403, "AccessDenied", "Anonymous requests are not allowed"));
    if (!given.group(1).equals(EmbeddedS3.ACCESS_KEY_ID)) {
      throw new S3Error(403, "InvalidAccessKeyId", "There is no access key " + given.group(1));
    }
    String canonical = canonicalRequest(request, List.of(given.group(3).split(";")));
    byte[] expected = sign(request, given.group(2), canonical);
    if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(given.group(4)))) {
      throw new S3Error(
          403, "SignatureDoesNotMatch", "The signature is wrong for this request:\n" + canonical);
    }
  }

  private static String canonicalRequest(S3Request request, List<String> signedHeaders) {
    String query =
        request.query().entrySet().stream()
            .map(
                parameter ->
                    S3Encoding.encode(parameter.getKey(), false)
                        + "="
                        + S3Encoding.encode(parameter.getValue(), false))
            .sorted()
            .collect(Collectors.joining("&"));
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + headerValue(request, name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        S3Encoding.encode(S3Encoding.decode(request.rawPath()), true),
        query,
        headers,
        String.join(";", signedHeaders),
        request.header("x-amz-content-sha256").orElse("UNSIGNED-PAYLOAD"));
  }

  private static String headerValue(S3Request request, String name) {
    List<String> values = Optional.ofNullable(request.headers().get(name)).orElse(List.of());
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  private static byte[] sign(S3Request request, String scope, String canonical) {
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            request.header("x-amz-date").orElse(""),
            scope,
            HexFormat.of()
                .formatHex(S3Checksum.SHA256.of(canonical.getBytes(StandardCharsets.UTF_8))));
    byte[] key = ("AWS4" + EmbeddedS3.SECRET_ACCESS_KEY).getBytes(StandardCharsets.UTF_8);
    for (String step : scope.split("/")) {
      key = hmac(key, step);
    }
    return hmac(key, toSign);
  }

  private static byte[] hmac(byte[] key, String data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
