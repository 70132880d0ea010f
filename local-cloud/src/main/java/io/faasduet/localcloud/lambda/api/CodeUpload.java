package io.faasduet.localcloud.lambda.api;

import io.faasduet.api.FunctionException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.RunDirectory;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes the zips that callers send or have put into S3, and keeps them while the service runs. */
public final class CodeUpload {
  /** Of a request that carries a zip, in base64. */
  public static final int MAX_REQUEST_BYTES = 70_167_211;

  private static final long MAX_UNZIPPED_BYTES = 262_144_000;

  private final Path directory;
  private final ObjectStore objects;
  private final long maxStoredBytes;

  public CodeUpload(Settings settings, long maxStoredBytes) {
    this(settings, maxStoredBytes, ChildProcesses.ofThisJvm().newDirectory("code"));
  }

  /**
   * @param directory where it keeps them
   */
  CodeUpload(Settings settings, long maxStoredBytes, Path directory) {
    this.directory = directory;
    this.objects = ObjectStores.open(settings);
    this.maxStoredBytes = maxStoredBytes;
  }

  /**
   * The zip that a request names.
   *
   * @param code holds {@code ZipFile}, or {@code S3Bucket} and {@code S3Key}
   * @param storedBytes what other zips take
   * @throws ServiceException if there is none, or it is none, or is too large
   */
  CodePackage take(ApiBody code, long storedBytes) {
    if (code.has("ImageUri") || code.has("S3ObjectVersion")) {
      throw ServiceException.invalidParameter(
          "This service takes ZipFile, or S3Bucket and S3Key, not images and not versions.");
    }
    if (code.has("ZipFile") && (code.has("S3Bucket") || code.has("S3Key"))) {
      throw ServiceException.invalidParameter(
          "Please do not provide other FunctionCode parameters when providing a ZipFile.");
    }
    try {
      Path zip = Files.createTempFile(directory, "code-", ".zip");
      try {
        write(code, zip);
        return checked(zip, storedBytes);
      } catch (ServiceException e) {
        Files.deleteIfExists(zip);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the code in " + directory, e);
    }
  }

  /** Nothing runs from the zip any more: it goes, unless it is somebody else's. */
  void drop(CodePackage code) {
    if (code.zip().startsWith(directory)) {
      RunDirectory.delete(code.zip());
    }
  }

  private void write(ApiBody code, Path zip) throws IOException {
    if (code.has("ZipFile")) {
      Files.write(zip, code.base64("ZipFile").orElseThrow());
    } else if (code.has("S3Bucket") && code.has("S3Key")) {
      download(code.required("S3Bucket"), code.required("S3Key"), zip);
    } else {
      throw ServiceException.invalidParameter(
          "Please provide a source for function code: ZipFile, or S3Bucket and S3Key.");
    }
  }

  private void download(String bucket, String key, Path zip) throws IOException {
    try {
      ObjectInfo info = objects.info(new S3Address(bucket, key).uri());
      Files.delete(zip);
      try (InputStream content = objects.open(info, 0, info.bytes())) {
        Files.copy(content, zip);
      }
    } catch (NotFoundException e) {
      throw noObject("NoSuchKey", "The specified key does not exist.", e);
    } catch (FunctionException | UncheckedIOException e) {
      throw noObject("AccessDenied", String.valueOf(e.getMessage()), e);
    }
  }

  private static ServiceException noObject(String code, String message, Exception cause) {
    ServiceException refusal =
        ServiceException.invalidParameter(
            "Error occurred while GetObject. S3 Error Code: %s. S3 Error Message: %s"
                .formatted(code, message));
    refusal.initCause(cause);
    return refusal;
  }

  private CodePackage checked(Path zip, long storedBytes) throws IOException {
    checkUnzipped(zip);
    CodePackage taken = CodePackage.of(zip);
    if (storedBytes + taken.bytes() > maxStoredBytes) {
      throw new ServiceException(
          400, "CodeStorageExceededException", "Code storage limit exceeded.");
    }
    return taken;
  }

  private static void checkUnzipped(Path zip) throws IOException {
    try (ZipFile entries = new ZipFile(zip.toFile())) {
      if (entries.stream().allMatch(ZipEntry::isDirectory)) {
        throw ServiceException.invalidParameter("Uploaded file must be a non-empty zip");
      }
      long bytes = entries.stream().mapToLong(ZipEntry::getSize).sum();
      if (bytes >= MAX_UNZIPPED_BYTES) {
        throw ServiceException.invalidParameter(
            "Unzipped size must be smaller than " + MAX_UNZIPPED_BYTES + " bytes");
      }
    } catch (ZipException e) {
      ServiceException refusal =
          ServiceException.invalidParameter(
              "Could not unzip uploaded file. Please check your file, then try to upload again.");
      refusal.initCause(e);
      throw refusal;
    }
  }
}
