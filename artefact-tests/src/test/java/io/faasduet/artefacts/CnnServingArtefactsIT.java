package io.faasduet.artefacts;

import java.util.List;

class CnnServingArtefactsIT extends ArtefactContract {
  CnnServingArtefactsIT() {
    super("cnn-serving");
  }

  @Override
  List<String> jars() {
    return Jars.together(List.of("functions-cnn-serving"), Jars.DJL, Jars.TENSORFLOW, Jars.S3);
  }

  @Override
  List<String> natives() {
    return List.of("libjnitensorflow.so", "libtensorflow_cc.so.2", "libtensorflow_framework.so.2");
  }
}
