package io.faasduet.yolo;

import io.faasduet.testkit.ArtefactContract;
import java.util.List;

class YoloArtefactsIT extends ArtefactContract {
  YoloArtefactsIT() {
    super("yolo");
  }

  @Override
  protected List<String> jars() {
    return List.of(
        // the function
        "duet-inference",
        "duet-objectstore",
        "functions-yolo",
        // DJL and PyTorch
        "api",
        "commons-codec",
        "commons-compress",
        "commons-io",
        "error_prone_annotations",
        "gson",
        "jna",
        "pytorch-engine",
        // the AWS SDK's S3
        "annotations",
        "arns",
        "auth",
        "aws-core",
        "aws-query-protocol",
        "aws-xml-protocol",
        "checksums",
        "checksums-spi",
        "crt-core",
        "endpoints-spi",
        "eventstream",
        "http-auth",
        "http-auth-aws",
        "http-auth-aws-eventstream",
        "http-auth-spi",
        "http-client-spi",
        "identity-spi",
        "json-utils",
        "metrics-spi",
        "profiles",
        "protocol-core",
        "reactive-streams",
        "regions",
        "retries",
        "retries-spi",
        "s3",
        "sdk-core",
        "third-party-jackson-core",
        "url-connection-client",
        "utils",
        "utils-lite");
  }

  @Override
  protected List<String> natives() {
    return List.of("pytorch-jni", "pytorch-native-cpu");
  }
}
