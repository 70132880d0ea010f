package io.faasduet.models;

import io.faasduet.files.Sha256;
import io.faasduet.objectstore.S3Address;
import io.faasduet.objectstore.S3Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Uploads of files to S3: in parts where they are large, one after the other. An object appears
 * whole or not at all. Its SHA-256 is stored as metadata, as S3 has no checksum of the whole
 * content of an object that was uploaded in parts.
 */
final class S3Upload {
  /** The SDK holds one part in memory; S3 allows 10,000 parts of 5 MiB or more. */
  static final int PART_BYTES = 16 << 20;

  private final S3Client s3;

  S3Upload(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * Returns when the object is there.
   *
   * @throws io.faasduet.api.FunctionException as {@link S3Failures#of} maps S3's errors; no parts
   *     are left there
   * @throws UncheckedIOException if the file cannot be read
   */
  void run(Path file, URI address, String mediaType) {
    S3Address object = S3Address.of(address);
    try {
      Map<String, String> metadata = Map.of("sha256", Sha256.hex(file));
      if (Files.size(file) <= PART_BYTES) {
        s3.putObject(
            b ->
                b.bucket(object.bucket())
                    .key(object.key())
                    .contentType(mediaType)
                    .metadata(metadata),
            RequestBody.fromFile(file));
      } else {
        runInParts(file, object, mediaType, metadata);
      }
    } catch (SdkException e) {
      throw S3Failures.of(e, address);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " to upload it to " + address, e);
    }
  }

  private void runInParts(
      Path file, S3Address object, String mediaType, Map<String, String> metadata)
      throws IOException {
    String id =
        s3.createMultipartUpload(
                b ->
                    b.bucket(object.bucket())
                        .key(object.key())
                        .contentType(mediaType)
                        .metadata(metadata))
            .uploadId();
    Thread atExit = new Thread(() -> abort(object, id), "abort-upload");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      List<CompletedPart> parts = sendParts(file, object, id);
      s3.completeMultipartUpload(
          b ->
              b.bucket(object.bucket())
                  .key(object.key())
                  .uploadId(id)
                  .multipartUpload(m -> m.parts(parts)));
    } catch (IOException | RuntimeException e) {
      abort(object, id);
      throw e;
    } finally {
      removeHook(atExit);
    }
  }

  private List<CompletedPart> sendParts(Path file, S3Address object, String id) throws IOException {
    List<CompletedPart> parts = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      InputStream content = Channels.newInputStream(channel);
      for (byte[] part = content.readNBytes(PART_BYTES);
          part.length > 0;
          part = content.readNBytes(PART_BYTES)) {
        int number = parts.size() + 1;
        String etag =
            s3.uploadPart(
                    b ->
                        b.bucket(object.bucket()).key(object.key()).uploadId(id).partNumber(number),
                    RequestBody.fromBytes(part))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
      }
    }
    return parts;
  }

  /** Parts that are left behind are invisible, and are charged for. */
  private void abort(S3Address object, String id) {
    boolean interrupted = Thread.interrupted(); // the SDK would not send the request
    try {
      s3.abortMultipartUpload(b -> b.bucket(object.bucket()).key(object.key()).uploadId(id));
    } catch (SdkException | IllegalStateException e) {
      return; // the caller reports the failure that led here
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void removeHook(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // it is running
    }
  }
}
