package io.faasduet.objectstore;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Supplier;

/** Opens the store that serves {@code s3://bucket/key} and {@code file:/path}. */
public final class ObjectStores {
  private ObjectStores() {}

  /**
   * A store with the settings that the AWS SDKs share. Nothing of S3 is loaded, and no setting of
   * it looked at, before the first {@code s3:} address is used.
   *
   * <ul>
   *   <li>{@code AWS_REGION}, else {@code AWS_DEFAULT_REGION}, else {@code us-east-1}
   *   <li>{@code AWS_ENDPOINT_URL_S3}, else {@code AWS_ENDPOINT_URL}: another S3 service than
   *       AWS's, its buckets addressed by path
   *   <li>{@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN};
   *       without them the container's, the web identity's, the profile's or the machine's
   *       credentials, which the SDK finds in the process's own environment
   * </ul>
   *
   * <p>Requests are tried three times; a connection is given 2 s to be made and 10 s between bytes.
   */
  public static ObjectStore open(Settings settings) {
    return new SchemeObjectStore(new FileStore(), () -> new S3Store(S3Connection.open(settings)));
  }

  /**
   * Asks a store for what a request needs of it.
   *
   * @throws FunctionException of kind {@link ErrorKind#UNAVAILABLE} if the store fails: its cause
   *     says why, for the log
   */
  public static <T> T serving(URI address, Supplier<T> call) {
    try {
      return call.get();
    } catch (UncheckedIOException | InvalidSettingException e) {
      throw new FunctionException(
          ErrorKind.UNAVAILABLE, address + ": the object store cannot be used now", e);
    }
  }

  /**
   * The address that a setting or a request gives as text.
   *
   * @throws InvalidRequestException if it is not of one of the two forms
   */
  public static URI address(String text) {
    URI address;
    try {
      address = URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw SchemeObjectStore.notAnAddress(text, e);
    }
    return SchemeObjectStore.check(address);
  }

  /**
   * The URL of an S3 object: on the endpoint of the settings, its bucket in the path; or on AWS.
   *
   * @param settings as for {@link #open}
   */
  public static URI url(S3Address address, Settings settings) {
    return S3Connection.url(address, settings);
  }
}
