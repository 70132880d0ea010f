package io.faasduet.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.localcloud.FunctionArtefact;

/** Tests that start packaged functions need a build that has got that far. */
public final class Packaged {
  private Packaged() {}

  /** Skips the test where there are no packages: before the phase {@code package}. */
  public static void assume(String function) {
    FunctionArtefact artefact = Catalogue.ofThisCheckout().named(function).artefact();
    assumeThat(artefact.lambdaZip())
        .as("the packages of %s, which 'mvn verify' makes before this test", function)
        .exists();
    assumeThat(artefact.serverDirectory().resolve("lib"))
        .as("the packages of %s, which 'mvn verify' makes before this test", function)
        .exists();
  }
}
