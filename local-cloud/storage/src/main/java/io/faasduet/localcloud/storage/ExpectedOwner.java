package io.faasduet.localcloud.storage;

import io.faasduet.localcloud.signature.LocalAccount;
import java.util.List;

/** Whose buckets a client expects: a request about another account's is refused. */
final class ExpectedOwner {
  private static final List<String> HEADERS =
      List.of("x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner");

  private ExpectedOwner() {}

  /**
   * Looks at what the request expects, if it does.
   *
   * @throws S3Error if that is not this service's account
   */
  static void check(S3Request request) {
    for (String header : HEADERS) {
      request
          .header(header)
          .ifPresent(
              account -> {
                if (!account.matches("\\d{12}")) {
                  throw new S3Error(
                      400,
                      "InvalidBucketOwnerAWSAccountID",
                      "The value of the expected bucket owner parameter must be an AWS account ID");
                } else if (!account.equals(LocalAccount.ID)) {
                  throw new S3Error(
                      403,
                      "AccessDenied",
                      "Access Denied: the bucket is of account %s, not %s"
                          .formatted(LocalAccount.ID, account));
                }
              });
    }
  }
}
