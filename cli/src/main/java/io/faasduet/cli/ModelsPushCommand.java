package io.faasduet.cli;

import io.faasduet.models.BundleStorage;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.runtime.ObjectStore;
import io.faasduet.runtime.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
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

  @Parameters(index = "0", paramLabel = "BUNDLE", description = "A bundle's directory.")
  Path bundle;

  @Parameters(index = "1", paramLabel = "PLACE", description = "s3://bucket/prefix.")
  String place;

  @Override
  public void run() {
    if (!place.startsWith("s3://")) {
      throw new UsageException("PLACE must be like s3://bucket/prefix, not " + place);
    } else if (!Files.isDirectory(bundle)) {
      throw new UsageException(bundle + " is not a directory; name a bundle's");
    }
    try (ObjectStore store = ObjectStores.open(Settings.of(System.getenv()))) {
      BundleOutput.stored(BundleStorage.put(bundle, ObjectStores.address(place), store), spec);
    }
  }
}
