package io.faasduet.cli.catalogue;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FunctionSpec;
import io.faasduet.http.ImageBodies;
import io.faasduet.localcloud.FunctionArtefact;

/**
 * One function that the command knows.
 *
 * @param summary what it does, in a few words
 * @param exampleJson a request that shows its fields
 * @param measuredJson the request that comparisons send: the function's published workload
 * @param definition how to play it in this process
 * @param artefact where its packaged forms lie
 */
public record CatalogueEntry(
    String summary,
    String exampleJson,
    String measuredJson,
    FunctionSpec<?, ?> definition,
    FunctionArtefact artefact) {
  public CatalogueEntry {
    requireNonNull(summary, "summary");
    requireNonNull(exampleJson, "exampleJson");
    requireNonNull(measuredJson, "measuredJson");
    requireNonNull(definition, "definition");
    requireNonNull(artefact, "artefact");
  }

  /** Whether a model answers, so that another may be given to it. */
  public boolean hasModel() {
    return definition.capability(ImageBodies.class).isPresent();
  }

  public String name() {
    return definition.name();
  }
}
