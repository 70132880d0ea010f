package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a CDS archive of the server directory, from which the server starts in less time: {@code
 * mvn package duet:train}. {@code -XX:SharedArchiveFile=<file>}, before the other options, starts a
 * server from it. It holds for the JVM that made it and for the directory as it is.
 */
@Mojo(name = "train", threadSafe = true)
public final class TrainMojo extends FunctionMojo {
  /** How often the example request is sent while classes are recorded. */
  @Parameter(property = "duet.train.requests", defaultValue = "3")
  int requests = 3;

  @Override
  void work() throws IOException, MojoFailureException {
    FunctionDescriptor function = described();
    Path directory = target().resolve(function.directory());
    if (function.server() == null || !Files.isDirectory(directory)) {
      throw new MojoFailureException(
          "there is no server directory %s; run mvn package duet:train".formatted(directory));
    }
    Path archive = target().resolve(function.directory() + ".jsa");
    Path unfinished = target().resolve(function.directory() + ".jsa.part");
    List<String> recording =
        List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    try (ServedFunction server =
        ServedFunction.start(directory, recording, function.environment())) {
      for (int i = 0; i < requests; i++) {
        int status = server.post(function.example());
        if (status != 200) {
          throw new MojoFailureException(
              "%s answered its example request with status %d".formatted(function.name(), status));
        }
      }
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server was running", e);
    }
    if (!Files.exists(unfinished)) {
      throw new MojoFailureException("the JVM wrote no archive; its output is above");
    }
    Files.move(unfinished, archive, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    getLog().info("CDS archive: " + archive);
  }
}
