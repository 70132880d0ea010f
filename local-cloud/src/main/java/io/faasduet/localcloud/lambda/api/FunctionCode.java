package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.JavaRuntimes;
import io.faasduet.localcloud.lambda.function.BootstrapProgram;
import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
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
  private final JavaRuntimes runtimes;
  private final CacheDirectory cache;

  public FunctionCode(CodeUpload upload, JavaRuntimes runtimes, CacheDirectory cache) {
    this.upload = upload;
    this.runtimes = runtimes;
    this.cache = cache;
  }

  CodePackage take(ApiBody code, FunctionRegistry others) {
    long stored = others.packages().stream().mapToLong(CodePackage::bytes).sum();
    return upload.take(code, stored);
  }

  /**
   * Unpacks a zip that was just taken, which is dropped if it cannot be a function's.
   *
   * @param runtime one of AWS's for Java, or {@link BootstrapProgram#RUNTIME}
   * @throws ServiceException if it cannot
   */
  LambdaFunction deploy(LambdaConfiguration configuration, String runtime, CodePackage taken) {
    try {
      return deploy(configuration, runtime);
    } catch (RuntimeException e) {
      drop(taken);
      throw e;
    }
  }

  /**
   * Unpacks a function's zip.
   *
   * @param runtime one of AWS's for Java, or {@link BootstrapProgram#RUNTIME}
   * @throws ServiceException if the zip cannot be a function's
   */
  LambdaFunction deploy(LambdaConfiguration configuration, String runtime) {
    try {
      return runtime.equals(BootstrapProgram.RUNTIME)
          ? LambdaFunction.unpackProvided(configuration, runtimes.own(), cache)
          : LambdaFunction.unpack(configuration, runtimes.of(runtime), cache);
    } catch (IllegalArgumentException | ProcessStartException e) {
      ServiceException refusal = ServiceException.invalidParameter(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  void drop(CodePackage zip) {
    upload.drop(zip);
  }

  /** Drops a zip, unless a version of a function still has it. */
  void dropUnused(CodePackage zip, FunctionRegistry functions) {
    if (!functions.packages().contains(zip)) {
      drop(zip);
    }
  }

  static String location(ApiRequest call, DeployedFunction function) {
    String version = function.name() + ":" + function.version();
    return "http://" + call.header("Host").orElse("localhost") + PATH.replace("*", version);
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
