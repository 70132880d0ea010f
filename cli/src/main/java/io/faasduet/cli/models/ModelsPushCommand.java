package io.faasduet.cli.models;

import io.faasduet.api.Settings;
import io.faasduet.cli.command.ForceOption;
import io.faasduet.cli.command.UsageException;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.models.BundleStorage;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "push",
    description = {
      "Put a bundle into S3, where functions find it with DUET_MODEL.",
      "AWS_ENDPOINT_URL, AWS_REGION and the credentials are those of the AWS SDKs."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet models push models/resnet50 s3://my-models/resnet50"})
final class ModelsPushCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BUNDLE", description = "A bundle's directory or zip.")
  Path bundle;

  @Parameters(index = "1", paramLabel = "PLACE", description = "s3://bucket/prefix.")
  String place;

  @Mixin ForceOption force = new ForceOption();

  @Override
  public void run() {
    if (!place.startsWith("s3://")) {
      throw new UsageException("PLACE must be like s3://bucket/prefix, not " + place);
    }
    boolean zip = bundle.toString().endsWith(".zip") && Files.isRegularFile(bundle);
    if (!zip && !Files.isDirectory(bundle)) {
      throw new UsageException(bundle + " is neither a directory nor a zip; name a bundle's");
    }
    Settings settings = Settings.of(System.getenv());
    try (ObjectStore store = ObjectStores.open(settings)) {
      Path directory =
          zip
              ? ModelBundle.fetch(bundle.toUri(), ObjectFetcher.open(store, settings)).directory()
              : bundle;
      ModelBundle.open(directory); // refused before the store is asked
      URI prefix = ObjectStores.address(place);
      BundleOutput.requirePlace(prefix, settings, force);
      BundleOutput.stored(BundleStorage.put(directory, prefix, settings), spec);
    }
  }
}
