package io.faasduet.yolo;

import io.faasduet.testkit.ArtefactContract;
import io.faasduet.testkit.Jars;
import java.util.List;

class YoloArtefactsIT extends ArtefactContract {
  YoloArtefactsIT() {
    super("yolo");
  }

  @Override
  protected List<String> jars() {
    return Jars.together(List.of("functions-yolo", "pytorch-engine"), Jars.DJL, Jars.S3);
  }

  @Override
  protected List<String> natives() {
    return List.of("pytorch-jni", "pytorch-native-cpu");
  }
}
