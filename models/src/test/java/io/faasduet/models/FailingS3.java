package io.faasduet.models;

import java.util.Optional;
import java.util.function.IntConsumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** S3 to which something happens before a part, and which remembers what it was told to forget. */
final class FailingS3 implements S3Client {
  private final S3Client s3;
  private final IntConsumer beforePart;
  private Optional<String> begun = Optional.empty();
  private Optional<String> aborted = Optional.empty();

  /**
   * @param beforePart given the part's number
   */
  FailingS3(S3Client s3, IntConsumer beforePart) {
    this.s3 = s3;
    this.beforePart = beforePart;
  }

  Optional<String> begun() {
    return begun;
  }

  Optional<String> aborted() {
    return aborted;
  }

  @Override
  public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
    CreateMultipartUploadResponse response = s3.createMultipartUpload(request);
    begun = Optional.of(response.uploadId());
    return response;
  }

  @Override
  public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
    beforePart.accept(request.partNumber());
    return s3.uploadPart(request, body);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      CompleteMultipartUploadRequest request) {
    return s3.completeMultipartUpload(request);
  }

  @Override
  public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
    aborted = Optional.of(request.uploadId());
    return s3.abortMultipartUpload(request);
  }

  @Override
  public String serviceName() {
    return s3.serviceName();
  }

  @Override
  public void close() {}
}
