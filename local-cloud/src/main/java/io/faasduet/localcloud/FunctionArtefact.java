package io.faasduet.localcloud;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.process.FunctionJvm;
import java.nio.file.Path;

/**
 * The packaged forms of one function, its Lambda zip and its server directory, and the JVM that
 * runs them.
 *
 * @param name the function's name, as in its definition
 * @param serverDirectory holds {@code lib/*.jar}, what the container image holds
 * @param serverClass has the server's {@code main}
 * @param lambdaZip holds {@code lib/*.jar}, what is uploaded to Lambda
 * @param handlerClass the handler that Lambda is told
 * @param jvm what its processes on this machine run on
 */
public record FunctionArtefact(
    String name,
    Path serverDirectory,
    String serverClass,
    Path lambdaZip,
    String handlerClass,
    FunctionJvm jvm) {
  public FunctionArtefact {
    requireNonNull(name, "name");
    serverDirectory = serverDirectory.toAbsolutePath().normalize();
    requireNonNull(serverClass, "serverClass");
    lambdaZip = lambdaZip.toAbsolutePath().normalize();
    requireNonNull(handlerClass, "handlerClass");
    requireNonNull(jvm, "jvm");
  }

  /** One whose processes run on the JVM that runs this process. */
  public FunctionArtefact(
      String name, Path serverDirectory, String serverClass, Path lambdaZip, String handlerClass) {
    this(name, serverDirectory, serverClass, lambdaZip, handlerClass, FunctionJvm.current());
  }

  /**
   * Where the zip for Lambda's runtime {@code provided.al2023} is, if the build has made one: next
   * to the other, and named after it.
   */
  public Path providedZip() {
    String name = lambdaZip.getFileName().toString();
    return lambdaZip.resolveSibling(name.replace("-lambda-", "-lambda-provided-"));
  }

  /** The same on another JVM. */
  public FunctionArtefact on(FunctionJvm other) {
    return new FunctionArtefact(name, serverDirectory, serverClass, lambdaZip, handlerClass, other);
  }

  /** The same with another zip, such as a larger one. */
  public FunctionArtefact withLambdaZip(Path other) {
    return new FunctionArtefact(name, serverDirectory, serverClass, other, handlerClass, jvm);
  }
}
