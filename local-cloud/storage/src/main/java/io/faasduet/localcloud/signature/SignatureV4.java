package io.faasduet.localcloud.signature;

import io.faasduet.files.PercentEncoding;
import io.faasduet.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request's signature, Signature Version 4, as its client claims it.
 *
 * @param accessKeyId who signed
 * @param scope date, region, service and terminator, with slashes
 * @param signedHeaders lower-case names, in the order they were signed in
 * @param signature 64 hexadecimal digits
 * @param date {@code x-amz-date}
 * @param contentHash what stands for the body
 */
public record SignatureV4(
    String accessKeyId,
    String scope,
    List<String> signedHeaders,
    String signature,
    String date,
    String contentHash) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM
              + " Credential=([^/]+)/([^,]+),\\s*SignedHeaders=([^,]+),"
              + "\\s*Signature=([0-9a-f]{64})");

  public SignatureV4 {
    signedHeaders = List.copyOf(signedHeaders);
  }

  /**
   * What was signed.
   *
   * @param rawPath percent-encoded, as it was sent
   * @param query decoded parameters
   * @param headers all values of a header by its name in any case
   */
  public record Signed(
      String method, String rawPath, Map<String, String> query, Map<String, List<String>> headers) {
    public Signed {
      query = Map.copyOf(query);
    }
  }

  /** The claim in an {@code Authorization} header; empty if the header is not of this kind. */
  public static Optional<SignatureV4> ofHeader(
      String authorization, String date, String contentHash) {
    Matcher given = AUTHORIZATION.matcher(authorization);
    return given.matches()
        ? Optional.of(
            new SignatureV4(
                given.group(1),
                given.group(2),
                List.of(given.group(3).split(";")),
                given.group(4),
                date,
                contentHash))
        : Optional.empty();
  }

  /** Whether the local account made this signature for that request. */
  public boolean isOf(Signed request) {
    String toSign =
        String.join("\n", ALGORITHM, date, scope, Sha256.hex(canonicalRequest(request)));
    byte[] key = ("AWS4" + LocalAccount.SECRET_ACCESS_KEY).getBytes(StandardCharsets.UTF_8);
    for (String step : scope.split("/")) {
      key = hmac(key, step);
    }
    return MessageDigest.isEqual(hmac(key, toSign), HexFormat.of().parseHex(signature));
  }

  /** The text whose hash is signed, for messages. */
  public String canonicalRequest(Signed request) {
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
        signedHeaders.stream()
            .map(name -> name + ":" + headerValue(request, name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        PercentEncoding.PATH.encode(PercentEncoding.decode(request.rawPath())),
        query,
        headers,
        String.join(";", signedHeaders),
        contentHash);
  }

  private static String headerValue(Signed request, String name) {
    List<String> values = Optional.ofNullable(request.headers().get(name)).orElse(List.of());
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
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
