package io.faasduet.localcloud.signature;

import java.util.Map;

/** The account, and the region, of every storage service in this process. */
public final class LocalAccount {
  /** The region that the services are in. */
  public static final String REGION = "us-east-1";

  /** Its number. */
  public static final String ID = "000000000000";

  /** The one access key that the services know. */
  public static final String ACCESS_KEY_ID = "duet";

  /** The secret of {@link #ACCESS_KEY_ID}. */
  public static final String SECRET_ACCESS_KEY = "embedded-s3";

  private LocalAccount() {}

  /** The environment variables with which clients have the account's region and key. */
  public static Map<String, String> settings() {
    return Map.of(
        "AWS_REGION", REGION,
        "AWS_DEFAULT_REGION", REGION,
        "AWS_ACCESS_KEY_ID", ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY);
  }
}
