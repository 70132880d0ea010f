package io.faasduet.yolo;

import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.FunctionHost;
import java.util.HashMap;
import java.util.Map;

/** The function with S3 on this machine, and a cache that tests share. */
final class TestFunction {
  private TestFunction() {}

  static FunctionHost<YoloRequest, YoloResponse> host(EmbeddedS3 s3, Map<String, String> further) {
    return FunctionHost.start(Yolo.SPEC, environment(s3, further));
  }

  static InitContext environment(EmbeddedS3 s3, Map<String, String> further) {
    Map<String, String> values = new HashMap<>(System.getenv());
    values.putAll(s3.settings());
    values.putAll(further);
    Settings settings = Settings.of(values);
    return InitContext.of(settings);
  }
}
