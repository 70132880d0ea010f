package io.faasduet.localcloud.storage;

import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.signature.LocalAccount;
import io.faasduet.localcloud.wire.StrictHttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An S3 service in this process, on a free port, of the loopback address unless told otherwise.
 * Requests to other hosts, and from pages of other sites, are refused. Any S3 client that addresses
 * buckets by path can use it: the AWS SDKs, the AWS CLI. Thread-safe.
 *
 * <p>It checks signatures as S3 does, so a client that signs a key wrongly fails here too. It
 * serves buckets, the policy that anyone may read one, objects (ranges, conditions, metadata,
 * checksums, copies), listings, multi-object deletes and multipart uploads; whatever else is asked
 * of it, it answers 501 {@code NotImplemented}. Objects lie in a temporary directory until {@link
 * #close}.
 */
public final class EmbeddedS3 implements AutoCloseable {
  /** The region the service is in. */
  public static final String REGION = LocalAccount.REGION;

  /** The one access key that the service knows. */
  public static final String ACCESS_KEY_ID = LocalAccount.ACCESS_KEY_ID;

  /** The secret of {@link #ACCESS_KEY_ID}. */
  public static final String SECRET_ACCESS_KEY = LocalAccount.SECRET_ACCESS_KEY;

  private final S3Storage storage;
  private final ListenAddress listen;
  private final StrictHttpServer server;

  private EmbeddedS3(S3Storage storage, ListenAddress listen, StrictHttpServer server) {
    this.storage = storage;
    this.listen = listen;
    this.server = server;
  }

  /**
   * Starts a service that holds no bucket yet.
   *
   * @throws UncheckedIOException if no port or no temporary directory is available
   */
  public static EmbeddedS3 start() {
    return start(ListenAddress.LOOPBACK);
  }

  /**
   * As {@link #start()}, on a free port of another address.
   *
   * @throws UncheckedIOException if no port or no temporary directory is available
   */
  public static EmbeddedS3 start(ListenAddress listen) {
    return start(listen, Optional.empty());
  }

  /**
   * As {@link #start(ListenAddress)}, as far as a profile says.
   *
   * @throws UncheckedIOException if no port or no temporary directory is available
   */
  public static EmbeddedS3 start(ListenAddress listen, Optional<DistanceProfile> distance) {
    try {
      S3Storage storage = S3Storage.temporary();
      StrictHttpServer server =
          StrictHttpServer.start(
              "embedded-s3",
              new InetSocketAddress(listen.inet(), 0),
              S3Handler::malformed,
              distance.map(profile -> profile.filter("s3")).stream().toList(),
              new S3Handler(storage, listen.hosts()));
      return new EmbeddedS3(storage, listen, server);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start an S3 service on this machine", e);
    }
  }

  /** What to give clients as the endpoint; buckets are addressed by path. */
  public URI endpoint() {
    return URI.create("http://" + listen.reachedAs() + ":" + server.port());
  }

  /** The environment variables that make a process use this service for S3. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(LocalAccount.settings());
    settings.put("AWS_ENDPOINT_URL_S3", endpoint().toString());
    return settings;
  }

  /** Makes a bucket; one that is there already stays as it is. */
  public void createBucket(String name) {
    storage.createBucket(name);
  }

  /** Lets anyone read the objects of a bucket that is there, as a policy of it does. */
  public void letAnyoneRead(String bucket) {
    storage.setPolicy(bucket, PublicReadPolicy.ofBucket(bucket));
  }

  /** Puts an object into a bucket that is there, replacing one of the same key. */
  public void put(String bucket, String key, byte[] content) {
    storage.put(bucket, key, content);
  }

  /**
   * Puts an object into a bucket that is there whose content is fetched from an address, as often
   * as it is asked for.
   *
   * @param bytes its length
   */
  public void serve(String bucket, String key, URI address, long bytes) {
    storage.serve(bucket, key, address, bytes);
  }

  /** Stops serving and deletes every object. */
  @Override
  public void close() {
    server.close();
    storage.close();
  }
}
