package io.faasduet.cli.cloud.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** A function's zip as a request carries it: itself, or where it lies in S3. */
sealed interface FunctionZip {
  /** The largest that a request carries; see "Lambda quotas". */
  long MOST_INLINE_BYTES = 50L * 1024 * 1024;

  FunctionCode forCreate();

  UpdateFunctionCodeRequest forUpdate(String function, Architecture architecture);

  /** In the request. */
  record Inline(Path zip) implements FunctionZip {
    private SdkBytes bytes() {
      try {
        return SdkBytes.fromByteArrayUnsafe(Files.readAllBytes(zip));
      } catch (IOException e) {
        throw new UncheckedIOException(zip + " cannot be read", e);
      }
    }

    @Override
    public FunctionCode forCreate() {
      return FunctionCode.builder().zipFile(bytes()).build();
    }

    @Override
    public UpdateFunctionCodeRequest forUpdate(String function, Architecture architecture) {
      return UpdateFunctionCodeRequest.builder()
          .functionName(function)
          .architectures(architecture)
          .zipFile(bytes())
          .build();
    }
  }

  /** In a bucket. */
  record Stored(String bucket, String key) implements FunctionZip {
    @Override
    public FunctionCode forCreate() {
      return FunctionCode.builder().s3Bucket(bucket).s3Key(key).build();
    }

    @Override
    public UpdateFunctionCodeRequest forUpdate(String function, Architecture architecture) {
      return UpdateFunctionCodeRequest.builder()
          .functionName(function)
          .architectures(architecture)
          .s3Bucket(bucket)
          .s3Key(key)
          .build();
    }
  }
}
