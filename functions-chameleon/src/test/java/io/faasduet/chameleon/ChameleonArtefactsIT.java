package io.faasduet.chameleon;

import io.faasduet.testkit.ArtefactContract;
import java.util.List;

class ChameleonArtefactsIT extends ArtefactContract {
  ChameleonArtefactsIT() {
    super("chameleon");
  }

  @Override
  protected List<String> jars() {
    return List.of("functions-chameleon", "pebble", "unbescape");
  }
}
