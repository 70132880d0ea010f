package io.faasduet.cnnserving;

import io.faasduet.testkit.ArtefactContract;
import io.faasduet.testkit.Jars;
import java.util.List;

class CnnServingArtefactsIT extends ArtefactContract {
  CnnServingArtefactsIT() {
    super("cnn-serving");
  }

  @Override
  protected List<String> jars() {
    return Jars.together(List.of("functions-cnn-serving"), Jars.DJL, Jars.TENSORFLOW, Jars.S3);
  }

  @Override
  protected List<String> natives() {
    return List.of("libjnitensorflow.so", "libtensorflow_cc.so.2", "libtensorflow_framework.so.2");
  }
}
