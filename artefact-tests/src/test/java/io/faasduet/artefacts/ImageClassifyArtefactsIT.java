package io.faasduet.artefacts;

import java.util.List;

class ImageClassifyArtefactsIT extends ArtefactContract {
  ImageClassifyArtefactsIT() {
    super("image-classify");
  }

  @Override
  List<String> jars() {
    return Jars.together(
        List.of("functions-image-classify", "duet-models"), Jars.DJL, Jars.TENSORFLOW, Jars.S3);
  }

  @Override
  List<String> natives() {
    return List.of("libjnitensorflow.so", "libtensorflow_cc.so.2", "libtensorflow_framework.so.2");
  }
}
