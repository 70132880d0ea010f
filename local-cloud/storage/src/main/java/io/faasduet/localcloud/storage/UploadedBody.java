package io.faasduet.localcloud.storage;

import io.faasduet.localcloud.storage.StoredObject.StoredChecksum;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The body of a PUT, decoded and checked against every length and checksum that the client gave
 * with it.
 *
 * @param checksum the one to keep with the object: what the client sent or asked for
 */
record UploadedBody(ReceivedContent content, Optional<StoredChecksum> checksum) {
  private static final Pattern HEX_SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Takes the body, computing one checksum more if {@code wanted} names it. */
  static UploadedBody receive(S3Request request, Path file, Optional<S3Checksum> wanted)
      throws IOException {
    boolean chunked =
        request.header("x-amz-content-sha256").filter(v -> v.startsWith("STREAMING-")).isPresent();
    AwsChunkedStream decoded = new AwsChunkedStream(request.body());
    Set<S3Checksum> algorithms = EnumSet.noneOf(S3Checksum.class);
    wanted.ifPresent(algorithms::add);
    request
        .header("x-amz-sdk-checksum-algorithm")
        .map(S3Checksum::ofName)
        .ifPresent(algorithms::add);
    request.header("x-amz-trailer").flatMap(S3Checksum::ofHeader).ifPresent(algorithms::add);
    for (S3Checksum algorithm : S3Checksum.values()) {
      request.header(algorithm.header()).ifPresent(unused -> algorithms.add(algorithm));
    }
    Optional<String> sha256 =
        request.header("x-amz-content-sha256").filter(v -> HEX_SHA256.matcher(v).matches());
    Set<S3Checksum> computed = EnumSet.copyOf(algorithms);
    sha256.ifPresent(unused -> computed.add(S3Checksum.SHA256));

    ReceivedContent content;
    try (InputStream body = chunked ? decoded : request.body()) {
      content = ReceivedContent.of(body, file, computed);
    } catch (EOFException e) {
      throw new S3Error(400, "IncompleteBody", "The body is incomplete: " + e.getMessage());
    }
    try {
      checkLength(request, content);
      if (sha256.isPresent()
          && !HexFormat.of()
              .formatHex(content.checksums().get(S3Checksum.SHA256))
              .equals(sha256.get())) {
        throw new S3Error(
            400, "XAmzContentSHA256Mismatch", "The body is not what x-amz-content-sha256 says");
      }
      checkGiven("Content-MD5", request.header("Content-MD5"), content.md5());
      Map<S3Checksum, String> kept = new LinkedHashMap<>();
      for (S3Checksum algorithm : algorithms) {
        byte[] value = content.checksums().get(algorithm);
        checkGiven(algorithm.header(), request.header(algorithm.header()), value);
        checkGiven(
            algorithm.header(),
            Optional.ofNullable(decoded.trailers().get(algorithm.header())),
            value);
        kept.put(algorithm, Base64.getEncoder().encodeToString(value));
      }
      Optional<S3Checksum> shown = wanted.or(() -> kept.keySet().stream().findFirst());
      return new UploadedBody(
          content, shown.map(sum -> new StoredChecksum(sum, kept.get(sum), false)));
    } catch (S3Error | NumberFormatException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** The JDK's server ends a body that was cut off as if it were whole. */
  private static void checkLength(S3Request request, ReceivedContent content) {
    Optional<String> announced =
        request.header("x-amz-decoded-content-length").or(() -> request.header("Content-Length"));
    if (announced.isPresent() && Long.parseLong(announced.get()) != content.bytes()) {
      throw new S3Error(
          400, "IncompleteBody", content.bytes() + " bytes came of " + announced.get());
    }
  }

  private static void checkGiven(String name, Optional<String> given, byte[] computed) {
    if (given.isPresent() && !given.get().equals(Base64.getEncoder().encodeToString(computed))) {
      throw new S3Error(400, "BadDigest", "The body does not have the " + name + " " + given.get());
    }
  }
}
