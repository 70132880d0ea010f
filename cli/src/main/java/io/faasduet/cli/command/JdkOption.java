package io.faasduet.cli.command;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.FunctionJvm;
import io.faasduet.localcloud.process.JavaInstallation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The JDK that functions' processes on this machine run on, apart from the command line's own. */
public final class JdkOption {
  @Option(
      names = "--jdk",
      paramLabel = "JDK",
      description =
          "What functions here run on: a release such as 25, the latest of which is taken, or the "
              + "directory of a JDK; default: the JDK of this command.")
  @Nullable String jdk;

  /** What was given. */
  public Optional<String> choice() {
    return Optional.ofNullable(jdk);
  }

  /**
   * A function on it.
   *
   * @throws UsageException if it is not here; the message lists what is
   */
  public FunctionArtefact run(FunctionArtefact function) {
    return jvm().map(function::on).orElse(function);
  }

  /**
   * The Java alone.
   *
   * @throws UsageException if it is not here; the message lists what is
   */
  public JavaInstallation java() {
    return jvm().map(FunctionJvm::java).orElseGet(JavaInstallation::current);
  }

  private Optional<FunctionJvm> jvm() {
    try {
      return Optional.ofNullable(jdk)
          .map(choice -> FunctionJvm.of(choice, Settings.of(System.getenv())));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--jdk: " + e.getMessage());
    }
  }
}
