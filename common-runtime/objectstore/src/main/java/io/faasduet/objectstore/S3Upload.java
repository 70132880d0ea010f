package io.faasduet.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Puts one file into S3: a large one in parts, several at a time, each read from the disk as it is
 * sent. The object appears when all of it is there. Its SHA-256 goes with it as metadata, since S3
 * keeps none of the whole of what came in parts.
 */
final class S3Upload {
  /** S3 takes parts of 5 MiB and more, and 10,000 of them. */
  static final int PART_BYTES = 8 << 20;

  private static final int MAX_PARTS = 10_000;
  private static final int THREADS = 4;

  private final S3Client s3;
  private final S3Address object;
  private final Path file;
  private final String mediaType;

  /** Set when another part has failed, or the caller was interrupted. */
  private volatile boolean stopped;

  S3Upload(S3Client s3, S3Address object, Path file, String mediaType) {
    this.s3 = s3;
    this.object = object;
    this.file = file;
    this.mediaType = mediaType;
  }

  /**
   * Returns when the object is there.
   *
   * @throws IOException if the file cannot be read
   * @throws SdkException if S3 does not take it; none of its parts is left there
   */
  void run() throws IOException {
    long bytes = Files.size(file);
    String sha256 = Sha256.of(file);
    Map<String, String> metadata = Map.of("sha256", sha256);
    if (bytes <= PART_BYTES) {
      s3.putObject(
          b ->
              b.bucket(object.bucket()).key(object.key()).contentType(mediaType).metadata(metadata),
          body(0, bytes));
      return;
    }
    String id =
        s3.createMultipartUpload(
                b ->
                    b.bucket(object.bucket())
                        .key(object.key())
                        .contentType(mediaType)
                        .metadata(metadata))
            .uploadId();
    Thread atExit = new Thread(() -> abort(id), "abort-upload");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      complete(id, parts(id, bytes));
    } catch (IOException | RuntimeException e) {
      abort(id);
      throw e;
    } finally {
      forget(atExit);
    }
  }

  private List<CompletedPart> parts(String id, long bytes) throws IOException {
    long partBytes = Math.max(PART_BYTES, (bytes + MAX_PARTS - 1) / MAX_PARTS);
    ConcurrentLinkedQueue<CompletedPart> sent = new ConcurrentLinkedQueue<>();
    List<Callable<Void>> parts = new ArrayList<>();
    for (long start = 0; start < bytes; start += partBytes) {
      long from = start;
      long length = Math.min(partBytes, bytes - start);
      int number = parts.size() + 1;
      parts.add(
          () -> {
            if (!stopped) {
              sent.add(send(id, number, body(from, length)));
            }
            return null;
          });
    }
    ParallelTasks.run(parts, THREADS, () -> stopped = true);
    return sent.stream().sorted(Comparator.comparing(CompletedPart::partNumber)).toList();
  }

  private CompletedPart send(String id, int number, RequestBody body) {
    String etag =
        s3.uploadPart(
                b -> b.bucket(object.bucket()).key(object.key()).uploadId(id).partNumber(number),
                body)
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private void complete(String id, List<CompletedPart> parts) {
    s3.completeMultipartUpload(
        b ->
            b.bucket(object.bucket())
                .key(object.key())
                .uploadId(id)
                .multipartUpload(m -> m.parts(parts)));
  }

  /** Parts that are left behind are invisible, and are paid for. */
  private void abort(String id) {
    boolean interrupted = Thread.interrupted(); // the SDK would not send it
    try {
      s3.abortMultipartUpload(b -> b.bucket(object.bucket()).key(object.key()).uploadId(id));
    } catch (SdkException | IllegalStateException e) {
      return; // what led here is the failure to tell of
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // it is running
    }
  }

  /** A part of the file, opened anew whenever the SDK reads it: to sign it, to send it again. */
  private RequestBody body(long start, long length) {
    return RequestBody.fromContentProvider(() -> open(start, length), length, mediaType);
  }

  private InputStream open(long start, long length) {
    try {
      FileChannel content = FileChannel.open(file);
      InputStream from = Channels.newInputStream(content.position(start));
      return new ExactLengthStream(from, () -> close(from), file.toUri(), length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
