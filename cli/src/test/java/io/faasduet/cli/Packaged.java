package io.faasduet.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.UsageException;
import java.util.Optional;

/** Tests that start packaged functions need a build that has got that far. */
public final class Packaged {
  private Packaged() {}

  /** Skips the test where there are no packages: before the phase {@code package}. */
  public static void assume(String function) {
    assumeThat(fault(function))
        .as("the packages of %s, which 'mvn verify' makes before this test", function)
        .isEmpty();
  }

  private static Optional<String> fault(String function) {
    try {
      Catalogue.ofThisDirectory().find(function).artefact();
      return Optional.empty();
    } catch (UsageException e) {
      return Optional.of(e.getMessage());
    }
  }
}
