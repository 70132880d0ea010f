package io.faasduet.localcloud.lambda.execution;

/**
 * The state of a version.
 *
 * @param name in the API's words
 * @param reasonCode why it is not active, in the API's words; else empty
 * @param reason the same for people; else empty
 */
public record VersionState(String name, String reasonCode, String reason) {
  /** It can be invoked. */
  public static final VersionState ACTIVE = new VersionState("Active", "", "");

  /** A snapshot of it is being taken. */
  static final VersionState PENDING =
      new VersionState("Pending", "Creating", "The function is being created.");

  /** No snapshot could be taken of it. */
  static VersionState failed(String reason) {
    return new VersionState("Failed", "FunctionError", reason);
  }
}
