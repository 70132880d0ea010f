package io.faasduet.objectstore;

import io.faasduet.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in S3, or in another service that speaks its protocol. */
final class S3Store implements ObjectStore {
  private final S3Client s3;

  S3Store(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public ObjectInfo info(URI address) {
    S3Address object = S3Address.ofObject(address);
    return calling(
        address,
        () -> {
          try {
            HeadObjectResponse head =
                s3.headObject(
                    b ->
                        b.bucket(object.bucket())
                            .key(object.key())
                            .checksumMode(ChecksumMode.ENABLED));
            if (head.contentLength() == null || head.eTag() == null) {
              throw S3Failures.incomplete(
                  address, head.contentLength() == null ? "Content-Length" : "ETag");
            }
            return new ObjectInfo(address, head.contentLength(), head.eTag(), knownSha256(head));
          } catch (S3Exception e) {
            throw e.statusCode() == 404 ? missing(address, e) : e;
          }
        });
  }

  /**
   * S3's own checksum of the whole object, else the uploader's in the metadata {@code
   * x-amz-meta-sha256}. A composite checksum is one of the parts' checksums, not of the content.
   */
  private static Optional<String> knownSha256(HeadObjectResponse head) {
    return Optional.ofNullable(head.checksumSHA256())
        .filter(value -> head.checksumType() != ChecksumType.COMPOSITE && !value.contains("-"))
        .map(value -> HexFormat.of().formatHex(Base64.getDecoder().decode(value)))
        .or(() -> Optional.ofNullable(head.metadata().get("sha256")))
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(Sha256::isHex);
  }

  /** The answer to HEAD has no body to say whether the object is missing or its bucket. */
  private RuntimeException missing(URI address, S3Exception e) {
    try {
      s3.headBucket(b -> b.bucket(S3Address.of(address).bucket()));
    } catch (S3Exception bucket) {
      if (bucket.statusCode() == 404) {
        return S3Failures.noBucket(address, e);
      }
    }
    return S3Failures.noObject(address, e);
  }

  @Override
  public byte[] read(URI address, long maxBytes) {
    S3Address object = S3Address.ofObject(address);
    return calling(
        address,
        () ->
            s3.getObject(
                b -> b.bucket(object.bucket()).key(object.key()).checksumMode(ChecksumMode.ENABLED),
                (ResponseTransformer<GetObjectResponse, byte[]>)
                    (response, body) -> readWhole(address, maxBytes, response, body)));
  }

  private static byte[] readWhole(
      URI address, long maxBytes, GetObjectResponse response, AbortableInputStream body) {
    if (response.contentLength() == null) {
      return readToEnd(address, maxBytes, body);
    }
    long bytes = response.contentLength();
    if (bytes > maxBytes) {
      body.abort();
    }
    ObjectTooLarge.check(address, bytes, maxBytes);
    try (InputStream content = new ExactLengthStream(body, body::abort, address, bytes)) {
      byte[] read = content.readNBytes((int) bytes);
      content.read(); // past the end, where the SDK compares checksums
      return read;
    } catch (IOException e) {
      throw RetryableException.create(String.valueOf(e.getMessage()), e);
    }
  }

  /** A body without a length ends with its connection or its last chunk (RFC 9112, 6.3). */
  private static byte[] readToEnd(URI address, long maxBytes, AbortableInputStream body) {
    try {
      byte[] read = body.readNBytes((int) Math.min(maxBytes, Integer.MAX_VALUE - 9) + 1);
      if (read.length > maxBytes) {
        body.abort();
      }
      ObjectTooLarge.check(address, read.length, maxBytes);
      return read;
    } catch (IOException e) {
      throw RetryableException.create(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public InputStream open(ObjectInfo info, long offset, long length) {
    Objects.checkFromIndexSize(offset, length, info.bytes());
    URI address = info.address();
    S3Address object = S3Address.ofObject(address);
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    ResponseInputStream<GetObjectResponse> body =
        calling(
            address,
            () ->
                s3.getObject(
                    b ->
                        b.bucket(object.bucket())
                            .key(object.key())
                            .ifMatch(info.version())
                            .range("bytes=" + offset + "-" + (offset + length - 1))));
    GetObjectResponse response = body.response();
    String range = "bytes " + offset + "-" + (offset + length - 1) + "/" + info.bytes();
    boolean whole = offset == 0 && length == info.bytes() && response.contentRange() == null;
    if (response.eTag() == null) {
      body.abort();
      throw S3Failures.incomplete(address, "ETag");
    }
    if (!info.version().equals(response.eTag())) {
      body.abort();
      throw new ObjectChangedException(address, null);
    }
    boolean otherLength = response.contentLength() != null && response.contentLength() != length;
    if (!whole && !range.equals(response.contentRange()) || otherLength) {
      body.abort();
      String message =
          address
              + " was asked for "
              + range
              + " and sent "
              + response.contentRange()
              + ", "
              + response.contentLength()
              + " bytes";
      throw new UncheckedIOException(message, new IOException(message));
    }
    return new ExactLengthStream(body, body::abort, address, length);
  }

  @Override
  public void write(URI address, byte[] content, String mediaType) {
    byte[] sha256 = Sha256.digest().digest(content);
    put(
        address,
        mediaType,
        // the metadata for services that keep no checksums
        b ->
            b.checksumSHA256(Base64.getEncoder().encodeToString(sha256))
                .metadata(Map.of("sha256", HexFormat.of().formatHex(sha256))),
        RequestBody.fromBytes(content));
  }

  /**
   * Its checksum is CRC32C: files are large, and on a JVM that stops at C1, as functions' do,
   * SHA-256 takes a second for 60 MB.
   */
  @Override
  public void write(URI address, Path file, String mediaType) {
    String crc32c;
    try {
      crc32c = Base64.getEncoder().encodeToString(crc32c(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    put(address, mediaType, b -> b.checksumCRC32C(crc32c), RequestBody.fromFile(file));
  }

  private static byte[] crc32c(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
  }

  private void put(
      URI address,
      String mediaType,
      Consumer<PutObjectRequest.Builder> checksum,
      RequestBody content) {
    S3Address object = S3Address.ofObject(address);
    calling(
        address,
        () ->
            s3.putObject(
                b ->
                    b.bucket(object.bucket())
                        .key(object.key())
                        .contentType(mediaType)
                        .applyMutation(checksum),
                content));
  }

  @Override
  public List<URI> list(URI prefix) {
    return calling(prefix, () -> S3Listing.below(prefix, s3));
  }

  @Override
  public void close() {
    s3.close();
  }

  private static <T> T calling(URI address, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw S3Failures.of(e, address);
    } catch (IllegalStateException e) {
      throw S3Failures.ofProfile(e, address);
    }
  }
}
