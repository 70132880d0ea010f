package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.cli.cloud.ResourceLedger;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The names of what one run makes on AWS, each written into the ledger before it is made. */
final class RunResources {
  private final AwsAccount account;
  private final ResourceLedger ledger;
  private final String id;

  RunResources(AwsAccount account, ResourceLedger ledger, String id) {
    this.account = account;
    this.ledger = ledger;
    this.id = id;
  }

  private String name(String rest) {
    return "duet-" + id + rest;
  }

  String bucket() {
    return name("");
  }

  String table(String table) {
    return name("-" + table);
  }

  /** A target's function, and the mapping that feeds it. */
  String function(String target) {
    return name("-" + target);
  }

  /** A target's queue; a target that takes another each time has several. */
  String queue(String target, String purpose, int number) {
    return name("-%s-%s-%d".formatted(target, purpose, number));
  }

  CloudResource of(ResourceKind kind, String name) {
    return new CloudResource(
        kind, name, account.place(ResourceCleanup.service(kind)), id, Instant.now());
  }

  /**
   * Makes one, unless it is there.
   *
   * @throws io.faasduet.cli.cloud.CloudException if it cannot be made
   */
  void make(ResourceKind kind, String name, BooleanSupplier there, Runnable create) {
    new AwsResource(of(kind, name), ledger).make(there, create);
  }
}
