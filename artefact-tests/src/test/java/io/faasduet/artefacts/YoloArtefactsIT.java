package io.faasduet.artefacts;

import java.util.List;

class YoloArtefactsIT extends ArtefactContract {
  YoloArtefactsIT() {
    super("yolo");
  }

  @Override
  List<String> jars() {
    return Jars.together(List.of("functions-yolo", "pytorch-engine"), Jars.DJL, Jars.S3);
  }

  @Override
  List<String> natives() {
    return List.of(
        "libc10.so", "libdjl_torch.so", "libgomp-98b21ff3.so.1", "libtorch.so", "libtorch_cpu.so");
  }
}
