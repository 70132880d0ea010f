package io.faasduet.cli.measure;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Settings;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.ServiceEndpoint;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicFile;
import io.faasduet.localcloud.distance.Bandwidth;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.distance.ServiceDistance;
import io.faasduet.objectstore.AwsConnection;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@Command(
    name = "distances",
    description = {
      "Measure how far S3, a table and a queue are from this machine, as a profile for",
      "--distance: reads and writes of 1 KB, and the bandwidth of one connection to S3.",
      "What is not named stays near. The objects duet-distance/small and",
      "duet-distance/large stay in the bucket; the item and the messages are deleted.",
      "AWS_ENDPOINT_URL, AWS_REGION and the credentials are those of the AWS SDKs."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  duet measure distances --bucket my-bucket --queue my-queue --out mine.json"
    })
final class MeasureDistancesCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--bucket", paramLabel = "NAME", description = "A bucket of S3.")
  @Nullable String bucket;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "A table of DynamoDB whose keys are texts.")
  @Nullable String table;

  @Option(names = "--queue", paramLabel = "NAME", description = "A queue of SQS that is empty.")
  @Nullable String queue;

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
    if (bucket == null && table == null && queue == null) {
      throw new UsageException("name at least one of --bucket, --table and --queue");
    }
    requireAddress("S3", bucket);
    requireAddress("DYNAMODB", table);
    requireAddress("SQS", queue);
    String source = "measured on %s".formatted(Clock.systemUTC().instant().toString());
    DistanceProfile profile;
    try {
      profile = measured(name, new LatencyTrials(trials, source));
    } catch (FunctionException e) {
      if (e.failure() == ErrorKind.INVALID_REQUEST) {
        throw new UsageException(e.getMessage());
      }
      throw e; // the store's, not the command line's
    } catch (ResourceNotFoundException e) {
      throw new UsageException("there is no table " + table + " in this account and region");
    } catch (QueueDoesNotExistException e) {
      throw new UsageException("there is no queue " + queue + " in this account and region");
    }
    AtomicFile.write(out, profile.text().getBytes(StandardCharsets.UTF_8));
    PrintWriter console = spec.commandLine().getOut();
    console.println(profile.description());
    console.println("The profile is " + out + "; use it by --distance " + out);
    return CommandLine.ExitCode.OK;
  }

  /** Refuses a variable that has no address, of a service that is measured. */
  private static void requireAddress(String service, @Nullable String of) {
    if (of != null) {
      ServiceEndpoint.of(service, System.getenv());
    }
  }

  private DistanceProfile measured(String name, LatencyTrials requests) {
    Settings settings = Settings.of(System.getenv());
    Map<String, ServiceDistance> services = new HashMap<>();
    Optional<Bandwidth> bandwidth = Optional.empty();
    if (bucket != null) {
      try (ObjectStore store = ObjectStores.open(settings)) {
        StoreDistance objects = new StoreDistance(store, bucket, requests);
        ServiceDistance latencies = objects.measure();
        services.put("s3", latencies);
        bandwidth = Optional.of(objects.bandwidth(latencies.read().orElseThrow()));
      }
    }
    if (table != null) {
      try (DynamoDbClient client =
          AwsConnection.to("DYNAMODB", settings).configure(DynamoDbClient.builder()).build()) {
        services.put("dynamodb", new TableDistance(client, table, requests).measure());
      }
    }
    if (queue != null) {
      try (SqsClient client =
          AwsConnection.to("SQS", settings).configure(SqsClient.builder()).build()) {
        services.put("sqs", new QueueDistance(client, queue, requests).measure());
      }
    }
    return new DistanceProfile(name, services, bandwidth);
  }
}
