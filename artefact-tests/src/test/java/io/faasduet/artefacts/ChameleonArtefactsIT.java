package io.faasduet.artefacts;

import java.util.List;

class ChameleonArtefactsIT extends ArtefactContract {
  ChameleonArtefactsIT() {
    super("chameleon");
  }

  @Override
  List<String> jars() {
    return List.of("functions-chameleon", "jte-runtime");
  }
}
