package io.faasduet.localcloud;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * The packaged forms of one function: its Lambda zip and its server directory.
 *
 * @param name the function's name, as in its definition
 * @param serverDirectory holds {@code lib/*.jar}, what the container image holds
 * @param serverClass has the server's {@code main}
 * @param lambdaZip holds {@code lib/*.jar}, what is uploaded to Lambda
 * @param handlerClass the handler that Lambda is told
 */
public record FunctionArtefact(
    String name, Path serverDirectory, String serverClass, Path lambdaZip, String handlerClass) {
  public FunctionArtefact {
    requireNonNull(name, "name");
    serverDirectory = serverDirectory.toAbsolutePath().normalize();
    requireNonNull(serverClass, "serverClass");
    lambdaZip = lambdaZip.toAbsolutePath().normalize();
    requireNonNull(handlerClass, "handlerClass");
  }
}
