package io.faasduet.cli.catalogue;

import io.faasduet.localcloud.MakeArchives;

/**
 * The last step of packaging: makes the class-data archives that functions start from on this
 * machine.
 */
final class BuildCdsArchives {
  private BuildCdsArchives() {}

  public static void main(String[] arguments) {
    MakeArchives.make(
        Catalogue.ofThisDirectory().functions().stream().map(PackagedFunction::artefact).toList(),
        System.out);
  }
}
