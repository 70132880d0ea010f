package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.ResourceLedger;
import java.util.function.BooleanSupplier;

/** One thing on AWS that is made if it is missing, and written down before. */
final class AwsResource {
  private final CloudResource resource;
  private final ResourceLedger ledger;

  AwsResource(CloudResource resource, ResourceLedger ledger) {
    this.resource = resource;
    this.ledger = ledger;
  }

  /**
   * Makes it unless it is there. What is there already and was not made by this project is used,
   * and never deleted.
   *
   * @param there whether it is there
   * @return whether it was made
   * @throws io.faasduet.cli.cloud.CloudException if it cannot be made
   */
  boolean make(BooleanSupplier there, Runnable create) {
    String what = "%s %s".formatted(resource.kind().word(), resource.name());
    if (AwsFailure.told(what + " cannot be looked for", there::getAsBoolean)) {
      return false;
    }
    boolean noted = ledger.holds(resource);
    ledger.note(resource);
    try {
      AwsFailure.tell(what + " cannot be made in " + resource.place(), create);
      return true;
    } catch (RuntimeException e) {
      if (!noted && isGone(there)) {
        ledger.forget(resource);
      }
      throw e;
    }
  }

  private static boolean isGone(BooleanSupplier there) {
    try {
      return !there.getAsBoolean();
    } catch (RuntimeException unknown) {
      return false; // it stays written down
    }
  }
}
