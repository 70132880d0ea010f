package io.faasduet.cli.cloud;

import static java.util.Objects.requireNonNull;

/**
 * Where a cloud's resources are.
 *
 * @param region such as {@code eu-central-1}
 * @param service {@code aws}, or the address of what stands for it
 */
public record CloudPlace(String region, String service) {
  public CloudPlace {
    requireNonNull(region, "region");
    requireNonNull(service, "service");
  }

  /** Whether it is AWS itself. */
  public boolean isAws() {
    return service.equals("aws");
  }

  /** Both, as texts for users and as a key of files. */
  @Override
  public String toString() {
    return isAws() ? region : region + " at " + service;
  }
}
