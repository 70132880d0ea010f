package io.faasduet.localcloud.storage;

/** A refusal, as S3 words it: an HTTP status, a code that programs read, a message for people. */
final class S3Error extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  S3Error(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static S3Error noSuchBucket(String bucket) {
    return new S3Error(404, "NoSuchBucket", "The bucket " + bucket + " does not exist");
  }

  static S3Error noSuchKey(String key) {
    return new S3Error(404, "NoSuchKey", "The key " + key + " does not exist");
  }

  static S3Error noSuchUpload(String id) {
    return new S3Error(404, "NoSuchUpload", "The upload " + id + " does not exist");
  }

  static S3Error invalid(String message) {
    return new S3Error(400, "InvalidRequest", message);
  }

  static S3Error preconditionFailed(String condition) {
    return new S3Error(412, "PreconditionFailed", condition + " did not hold");
  }

  static S3Error notImplemented(String what) {
    return new S3Error(501, "NotImplemented", "The embedded S3 service does not serve " + what);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
