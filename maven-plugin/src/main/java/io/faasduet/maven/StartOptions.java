package io.faasduet.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The files that tell {@code java} how an artefact is started, as the plugin has them. */
final class StartOptions {
  private StartOptions() {}

  /** One of them as it is. */
  static byte[] read(String name) throws IOException {
    try (InputStream in = StartOptions.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** What a server directory starts. */
  static byte[] ofServer(String classPath, String serverClass) throws IOException {
    return new String(read("server-main.options"), StandardCharsets.UTF_8)
        .replace("{class_path}", classPath)
        .replace("{server}", serverClass)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What a Lambda directory starts. */
  static byte[] ofLambda(String classPath) throws IOException {
    return new String(read("lambda-main.options"), StandardCharsets.UTF_8)
        .replace("{class_path}", classPath)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Coordinates of AWS's runtime interface client, of the version that Duet was built with. */
  static String runtimeClient() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = StartOptions.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    }
    return properties.getProperty("runtimeInterfaceClient");
  }
}
