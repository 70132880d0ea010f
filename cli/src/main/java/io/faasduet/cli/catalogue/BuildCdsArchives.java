package io.faasduet.cli.catalogue;

import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.startup.training.CdsArchiveBuilder;
import java.util.ArrayList;
import java.util.List;

/** The last step of packaging: makes the CDS archives that functions start from on this machine. */
final class BuildCdsArchives {
  private BuildCdsArchives() {}

  public static void main(String[] arguments) {
    List<PackagedFunction> packaged = new ArrayList<>();
    for (PackagedFunction function : Catalogue.ofThisDirectory().functions()) {
      try {
        function.artefact();
        packaged.add(function);
      } catch (UsageException e) { // of a project that this build does not package
        System.out.println("warning: no CDS archive: " + e.getMessage());
      }
    }
    CdsArchiveBuilder.make(packaged.stream().map(PackagedFunction::artefact).toList(), System.out);
  }
}
