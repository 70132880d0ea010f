package io.faasduet.chameleon;

import io.faasduet.testkit.ArtefactContract;
import java.util.List;

class ChameleonArtefactsIT extends ArtefactContract {
  ChameleonArtefactsIT() {
    super("chameleon");
  }

  @Override
  protected List<String> lambdaJars() {
    return List.of(
        "aws-lambda-java-core",
        "duet-core",
        "duet-lambda",
        "functions-chameleon",
        "jackson-core",
        "pebble",
        "slf4j-api",
        "slf4j-simple",
        "unbescape");
  }

  @Override
  protected List<String> serverJars() {
    return List.of(
        "duet-core",
        "duet-server",
        "functions-chameleon",
        "jackson-core",
        "netty-buffer",
        "netty-codec-base",
        "netty-codec-compression",
        "netty-codec-dns",
        "netty-codec-http",
        "netty-codec-http2",
        "netty-codec-socks",
        "netty-common",
        "netty-handler",
        "netty-handler-proxy",
        "netty-resolver",
        "netty-resolver-dns",
        "netty-transport",
        "netty-transport-native-unix-common",
        "pebble",
        "slf4j-api",
        "slf4j-simple",
        "unbescape",
        "vertx-core",
        "vertx-core-logging");
  }
}
