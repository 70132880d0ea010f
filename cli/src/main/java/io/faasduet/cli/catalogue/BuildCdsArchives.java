package io.faasduet.cli.catalogue;

import io.faasduet.localcloud.startup.training.CdsArchiveBuilder;

/** The last step of packaging: makes the CDS archives that functions start from on this machine. */
final class BuildCdsArchives {
  private BuildCdsArchives() {}

  public static void main(String[] arguments) {
    CdsArchiveBuilder.make(
        Catalogue.ofThisDirectory().functions().stream().map(PackagedFunction::artefact).toList(),
        System.out);
  }
}
