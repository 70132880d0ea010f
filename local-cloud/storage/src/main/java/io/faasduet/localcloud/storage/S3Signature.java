package io.faasduet.localcloud.storage;

import io.faasduet.localcloud.signature.LocalAccount;
import io.faasduet.localcloud.signature.SignatureV4;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Checks a request's signature, in the {@code Authorization} header or in the query of a presigned
 * URL, against the one account there is. The signatures of single chunks of a streamed body are not
 * checked.
 */
final class S3Signature {
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private S3Signature() {}

  /** Refuses with the code that S3 gives if the request is not signed, or not rightly. */
  static void check(S3Request request) {
    boolean presigned = request.parameter("X-Amz-Algorithm").isPresent();
    SignatureV4 claim = presigned ? ofQuery(request) : ofHeader(request);
    if (!claim.accessKeyId().equals(LocalAccount.ACCESS_KEY_ID)) {
      throw new S3Error(403, "InvalidAccessKeyId", "There is no access key " + claim.accessKeyId());
    }
    SignatureV4.Signed signed =
        new SignatureV4.Signed(
            request.method(), request.rawPath(), request.query(), request.headers());
    if (!claim.isOf(signed)) {
      throw new S3Error(
          403,
          "SignatureDoesNotMatch",
          "The signature is wrong for this request:\n" + claim.canonicalRequest(signed));
    }
  }

  private static SignatureV4 ofHeader(S3Request request) {
    return SignatureV4.ofHeader(
            request.header("Authorization").orElse(""),
            request.header("x-amz-date").orElse(""),
            request.header("x-amz-content-sha256").orElse(UNSIGNED))
        .orElseThrow(() -> new S3Error(403, "AccessDenied", "Anonymous requests are not allowed"));
  }

  private static SignatureV4 ofQuery(S3Request request) {
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
    return new SignatureV4(
        credential[0],
        credential[1],
        List.of(required(request, "X-Amz-SignedHeaders").split(";")),
        signature,
        date,
        UNSIGNED);
  }

  private static String required(S3Request request, String parameter) {
    return request.parameter(parameter).orElseThrow(() -> malformed(parameter));
  }

  private static S3Error malformed(String parameters) {
    return new S3Error(
        400, "AuthorizationQueryParametersError", "The query lacks a valid " + parameters);
  }
}
