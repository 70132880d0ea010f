package io.faasduet.cli.measure;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Settings;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicFile;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "distances",
    description = {
      "Measure how far S3 is from this machine, as a profile for --distance: reads",
      "and writes of 1 KB, and the bandwidth of one connection. Tables and queues",
      "are not measured: they stay near. The objects duet-distance/small and",
      "duet-distance/large are written, and stay in the bucket.",
      "AWS_ENDPOINT_URL, AWS_REGION and the credentials are those of the AWS SDKs."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet measure distances --bucket my-bucket --out mine.json"})
final class MeasureDistancesCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--bucket", paramLabel = "NAME", required = true, description = "A bucket.")
  String bucket = "";

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "100",
      description = "Reads and writes, each; default ${DEFAULT-VALUE}.")
  int trials;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The profile; a file that is there is not overwritten.")
  Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (trials < 20 || trials > 100_000) {
      throw new UsageException("--trials must be from 20 to 100000, not " + trials);
    }
    new OutputPlace(out).requireFile();
    String name = out.getFileName().toString().replaceFirst("\\.json$", "");
    if (Files.exists(out)) {
      throw new UsageException(out + " is there already; name another file");
    } else if (!name.matches("[\\w.-]+")) {
      throw new UsageException("--out must be a file name of letters, digits, '.', '_' and '-'");
    }
    String source = "measured on %s".formatted(Clock.systemUTC().instant().toString());
    DistanceProfile profile;
    try (ObjectStore store = ObjectStores.open(Settings.of(System.getenv()))) {
      profile = new StoreDistance(store, bucket, trials).measure(name, source);
    } catch (FunctionException e) {
      if (e.failure() == ErrorKind.INVALID_REQUEST) {
        throw new UsageException(e.getMessage());
      }
      throw e; // the store's, not the command line's
    }
    AtomicFile.write(out, profile.text().getBytes(StandardCharsets.UTF_8));
    PrintWriter console = spec.commandLine().getOut();
    console.println(profile.description());
    console.println("The profile is " + out + "; use it by --distance " + out);
    return CommandLine.ExitCode.OK;
  }
}
