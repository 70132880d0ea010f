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
    return List.of(
        "libc10.so", "libdjl_torch.so", "libgomp-98b21ff3.so.1", "libtorch.so", "libtorch_cpu.so");
  }
}
