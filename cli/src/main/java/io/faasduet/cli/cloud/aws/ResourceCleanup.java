package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudException;
import io.faasduet.cli.cloud.CloudPlace;
import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.cli.cloud.ResourceLedger;
import java.util.List;

/** Deletes what the ledger holds, and forgets it when it is gone. */
public final class ResourceCleanup {
  private final AwsAccount account;
  private final ResourceLedger ledger;

  public ResourceCleanup(AwsAccount account, ResourceLedger ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  /** Those of the resources that this account's settings reach. */
  public List<CloudResource> within(List<CloudResource> resources) {
    return resources.stream()
        .filter(each -> each.place().equals(account.place(service(each.kind()))))
        .toList();
  }

  /** What is to be set so that a resource is reached, a part of a sentence. */
  public static String settings(CloudResource resource) {
    CloudPlace place = resource.place();
    String variable = "AWS_ENDPOINT_URL_" + service(resource.kind());
    return place.isAws()
        ? "set AWS_REGION=%s, and no %s".formatted(place.region(), variable)
        : "set AWS_REGION=%s and %s=%s".formatted(place.region(), variable, place.service());
  }

  /** The service that has such things, by its name in variables. */
  static String service(ResourceKind kind) {
    return switch (kind) {
      case URL, MAPPING, FUNCTION -> "LAMBDA";
      case QUEUE -> "SQS";
      case TABLE -> "DYNAMODB";
      case BUCKET -> "S3";
    };
  }

  /**
   * Deletes one, which may be gone already.
   *
   * @throws CloudException if it cannot be deleted; it stays in the ledger
   */
  public void delete(CloudResource resource) {
    AwsFailure.tell(
        "%s %s cannot be deleted".formatted(resource.kind().word(), resource.name()),
        () -> {
          switch (resource.kind()) {
            case URL -> new AwsFunctions(account, resource.id()).deleteUrl(resource.name());
            case FUNCTION -> new AwsFunctions(account, resource.id()).delete(resource.name());
            case MAPPING -> new AwsMappings(account).delete(resource.name());
            case QUEUE -> new AwsQueues(account).delete(resource.name());
            case TABLE -> new AwsTables(account).delete(resource.name());
            case BUCKET -> new AwsBuckets(account).delete(resource.name());
          }
        });
    ledger.forget(resource);
  }
}
