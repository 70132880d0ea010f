package io.faasduet.artefacts;

import java.util.ArrayList;
import java.util.List;

/** The jars that several functions' artefacts hold, by their artefact ids. */
final class Jars {
  /** What running a network takes, without its engine. */
  static final List<String> DJL =
      List.of(
          "duet-image",
          "duet-inference",
          "api",
          "commons-codec",
          "commons-compress",
          "commons-io",
          "error_prone_annotations",
          "gson",
          "jna");

  /** The engine of TensorFlow's networks. */
  static final List<String> TENSORFLOW =
      List.of("javacpp", "protobuf-java", "tensorflow-api", "tensorflow-engine");

  /** The AWS SDK's S3, with what of Duet reads from it. */
  static final List<String> S3 =
      List.of(
          "duet-files",
          "duet-objectstore",
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

  private Jars() {}

  /** All of them. */
  @SafeVarargs
  static List<String> together(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
