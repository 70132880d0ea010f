package io.faasduet.cli.catalogue;

import io.faasduet.api.FunctionSpec;
import io.faasduet.chameleon.Chameleon;
import io.faasduet.chameleon.ChameleonHandler;
import io.faasduet.chameleon.ChameleonServer;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cnnserving.CnnServing;
import io.faasduet.cnnserving.CnnServingHandler;
import io.faasduet.cnnserving.CnnServingServer;
import io.faasduet.imageclassify.ImageClassify;
import io.faasduet.imageclassify.ImageClassifyHandler;
import io.faasduet.imageclassify.ImageClassifyServer;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.yolo.Yolo;
import io.faasduet.yolo.YoloHandler;
import io.faasduet.yolo.YoloServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The functions that the command knows, and where the build has put them. */
public final class Catalogue {
  private final List<CatalogueEntry> entries;

  /** The functions of a checkout that has been built. */
  Catalogue(Path home) {
    entries =
        List.of(
            new CatalogueEntry(
                "renders an HTML table",
                "{\"num_of_rows\": 3, \"num_of_cols\": 4}",
                "{\"num_of_rows\": 10, \"num_of_cols\": 15}",
                Chameleon.SPEC,
                artefact(home, Chameleon.SPEC, ChameleonServer.class, ChameleonHandler.class)),
            new CatalogueEntry(
                "classifies a picture with SqueezeNet 1.1",
                "{\"input_file_seq\": 1}",
                "{\"input_file_seq\": 0}",
                CnnServing.SPEC,
                artefact(home, CnnServing.SPEC, CnnServingServer.class, CnnServingHandler.class)),
            new CatalogueEntry(
                "classifies a picture, with one of three networks",
                "{\"input_file_seq\": 1, \"top_k\": 3}",
                "{\"input_file_seq\": 0}",
                ImageClassify.SPEC,
                artefact(
                    home,
                    ImageClassify.SPEC,
                    ImageClassifyServer.class,
                    ImageClassifyHandler.class)),
            new CatalogueEntry(
                "finds things in a picture, also in S3",
                "{\"input_file_seq\": 1}",
                "{\"input_file_seq\": 0}",
                Yolo.SPEC,
                artefact(home, Yolo.SPEC, YoloServer.class, YoloHandler.class)));
  }

  /** The catalogue of the checkout that the launcher runs from. */
  public static Catalogue ofThisCheckout() {
    return new Catalogue(Path.of(System.getProperty("duet.home", ".")));
  }

  public List<CatalogueEntry> entries() {
    return entries;
  }

  /**
   * The entry of a name.
   *
   * @throws UsageException if there is none
   */
  public CatalogueEntry named(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no function '%s'; there are %s".formatted(name, names())));
  }

  private String names() {
    return entries.stream().map(CatalogueEntry::name).collect(Collectors.joining(", "));
  }

  private static FunctionArtefact artefact(
      Path home, FunctionSpec<?, ?> definition, Class<?> server, Class<?> handler) {
    String name = definition.name();
    Path target = home.resolve("functions-" + name).resolve("target");
    String zip = name + "-lambda-" + System.getProperty("duet.arch", "x86_64") + ".zip";
    return new FunctionArtefact(
        name,
        target.resolve(name + "-server"),
        server.getName(),
        target.resolve(zip),
        handler.getName());
  }
}
