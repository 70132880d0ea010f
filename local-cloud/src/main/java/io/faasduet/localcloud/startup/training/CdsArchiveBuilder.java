package io.faasduet.localcloud.startup.training;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.startup.CdsArchive;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the CDS archives of packaged functions, from which {@link ServerProcess} and {@link
 * LocalLambda} start quicker. What is up to date is left alone; what cannot be made is a warning,
 * because everything runs without.
 */
public final class CdsArchiveBuilder {
  private static final String USAGE =
      "MakeArchives (<name> <server directory> <server class> <lambda zip> <handler class>)...";

  private final PrintStream out;

  private CdsArchiveBuilder(PrintStream out) {
    this.out = out;
  }

  /** Makes the archives of each function that five arguments describe. */
  public static void main(String[] args) {
    if (args.length % 5 != 0) {
      System.err.println(USAGE);
      System.exit(2);
    }
    List<FunctionArtefact> functions = new ArrayList<>();
    for (int i = 0; i < args.length; i += 5) {
      functions.add(
          new FunctionArtefact(
              args[i], Path.of(args[i + 1]), args[i + 2], Path.of(args[i + 3]), args[i + 4]));
    }
    make(functions, System.out);
  }

  /** Makes the archives of the functions, and says so in a line each. */
  public static void make(List<FunctionArtefact> functions, PrintStream out) {
    CacheDirectory cache = CacheDirectory.of(Settings.of(System.getenv()));
    CdsArchiveBuilder make = new CdsArchiveBuilder(out);
    for (FunctionArtefact function : functions) {
      make.report(function.name() + " server", () -> ServerTraining.run(function));
      make.report(function.name() + " on Lambda", () -> LambdaTraining.run(function, cache));
    }
  }

  private interface Training {
    CdsArchive run() throws IOException, InterruptedException;
  }

  private void report(String what, Training training) {
    try {
      out.println(what + ": starts from " + training.run().file());
    } catch (IOException | RuntimeException e) {
      out.println("warning: " + what + " starts without a CDS archive: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      out.println("warning: " + what + " starts without a CDS archive: interrupted");
    }
  }
}
