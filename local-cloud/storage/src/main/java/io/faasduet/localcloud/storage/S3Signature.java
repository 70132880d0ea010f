package io.faasduet.localcloud.storage;

import io.faasduet.files.PercentEncoding;
import io.faasduet.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a request's signature (Signature Version 4, in the {@code Authorization} header or in the
 * query of a presigned URL) against the one account there is. The signatures of single chunks of a
 * streamed body are not checked.
 */
final class S3Signature {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM
              + " Credential=([^/]+)/([^,]+),\\s*SignedHeaders=([^,]+),"
              + "\\s*Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private S3Signature() {}

  /** What a client claims: who signed what, when, over which bytes. */
  private record Claim(
      String accessKeyId,
      String scope,
      List<String> signedHeaders,
      String signature,
      String date,
      String contentHash) {}

  /** Refuses with the code that S3 gives if the request is not signed, or not rightly. */
  static void check(S3Request request) {
    boolean presigned = request.parameter("X-Amz-Algorithm").isPresent();
    Claim claim = presigned ? ofQuery(request) : ofHeader(request);
    if (!claim.accessKeyId().equals(EmbeddedS3.ACCESS_KEY_ID)) {
      throw new S3Error(403, "InvalidAccessKeyId", "There is no access key " + claim.accessKeyId());
    }
    String canonical = canonicalRequest(request, claim);
    byte[] expected = sign(claim, canonical);
    if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(claim.signature()))) {
      throw new S3Error(
          403, "SignatureDoesNotMatch", "The signature is wrong for this request:\n" + canonical);
    }
  }

  private static Claim ofHeader(S3Request request) {
    Matcher given =
        request
            .header("Authorization")
            .map(AUTHORIZATION::matcher)
            .filter(Matcher::matches)
            .orElseThrow(
                () -> new S3Error(403, "AccessDenied", "Anonymous requests are not allowed"));
    return new Claim(
        given.group(1),
        given.group(2),
        List.of(given.group(3).split(";")),
        given.group(4),
        request.header("x-amz-date").orElse(""),
        request.header("x-amz-content-sha256").orElse("UNSIGNED-PAYLOAD"));
  }

  private static Claim ofQuery(S3Request request) {
    String[] credential = required(request, "X-Amz-Credential").split("/", 2);
    String date = required(request, "X-Amz-Date");
    try {
      Instant end =
          DATE.parse(date, Instant::from)
              .plusSeconds(Long.parseLong(required(request, "X-Amz-Expires")));
      if (Instant.now().isAfter(end)) {
        throw new S3Error(403, "AccessDenied", "Request has expired");
      }
    } catch (DateTimeParseException | NumberFormatException e) {
      throw malformed("X-Amz-Date and X-Amz-Expires");
    }
    String signature = required(request, "X-Amz-Signature");
    if (credential.length < 2 || !signature.matches("[0-9a-f]{64}")) {
      throw malformed("X-Amz-Credential and X-Amz-Signature");
    }
    return new Claim(
        credential[0],
        credential[1],
        List.of(required(request, "X-Amz-SignedHeaders").split(";")),
        signature,
        date,
        "UNSIGNED-PAYLOAD");
  }

  private static String required(S3Request request, String parameter) {
    return request.parameter(parameter).orElseThrow(() -> malformed(parameter));
  }

  private static S3Error malformed(String parameters) {
    return new S3Error(
        400, "AuthorizationQueryParametersError", "The query lacks a valid " + parameters);
  }

  private static String canonicalRequest(S3Request request, Claim claim) {
    String query =
        request.query().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("X-Amz-Signature"))
            .map(
                parameter ->
                    PercentEncoding.COMPONENT.encode(parameter.getKey())
                        + "="
                        + PercentEncoding.COMPONENT.encode(parameter.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    String headers =
        claim.signedHeaders().stream()
            .map(name -> name + ":" + headerValue(request, name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        PercentEncoding.PATH.encode(PercentEncoding.decode(request.rawPath())),
        query,
        headers,
        String.join(";", claim.signedHeaders()),
        claim.contentHash());
  }

  private static String headerValue(S3Request request, String name) {
    List<String> values = Optional.ofNullable(request.headers().get(name)).orElse(List.of());
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  private static byte[] sign(Claim claim, String canonical) {
    String toSign =
        String.join("\n", ALGORITHM, claim.date(), claim.scope(), Sha256.hex(canonical));
    byte[] key = ("AWS4" + EmbeddedS3.SECRET_ACCESS_KEY).getBytes(StandardCharsets.UTF_8);
    for (String step : claim.scope().split("/")) {
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
