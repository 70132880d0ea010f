package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ProcessStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The code of functions: unpacked from an uploaded zip, and served as that zip again. */
public final class FunctionCode {
  /** Where a function's zip is downloaded; AWS has it behind a signed address of S3. */
  static final String PATH = "/code/*";

  private final CodeUpload upload;
  private final RuntimeClient client;
  private final CacheDirectory cache;

  public FunctionCode(CodeUpload upload, RuntimeClient client, CacheDirectory cache) {
    this.upload = upload;
    this.client = client;
    this.cache = cache;
  }

  CodePackage take(ApiBody code, FunctionRegistry others) {
    long stored =
        others.all().stream().mapToLong(function -> function.revision().code().bytes()).sum();
    return upload.take(code, stored);
  }

  /**
   * Unpacks a zip that was just taken, which is dropped if it cannot be a function's.
   *
   * @throws ServiceException if it cannot
   */
  LambdaFunction deploy(LambdaConfiguration configuration, CodePackage taken) {
    try {
      return deploy(configuration);
    } catch (RuntimeException e) {
      drop(taken);
      throw e;
    }
  }

  /**
   * Unpacks a function's zip.
   *
   * @throws ServiceException if the zip cannot be a function's
   */
  LambdaFunction deploy(LambdaConfiguration configuration) {
    try {
      return LambdaFunction.unpack(configuration, client, cache);
    } catch (IllegalArgumentException | ProcessStartException e) {
      ServiceException refusal = ServiceException.invalidParameter(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  void drop(CodePackage zip) {
    upload.drop(zip);
  }

  static String location(ApiRequest call, String functionName) {
    return "http://" + call.header("Host").orElse("localhost") + PATH.replace("*", functionName);
  }

  ApiResponse download(DeployedFunction function) {
    try {
      return new ApiResponse(
          200,
          Map.of("Content-Type", "application/zip"),
          Files.readAllBytes(function.revision().code().zip()));
    } catch (IOException e) {
      throw new UncheckedIOException("the zip of " + function.name() + " is gone", e);
    }
  }
}
