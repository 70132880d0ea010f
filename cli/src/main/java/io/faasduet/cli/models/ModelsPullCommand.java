package io.faasduet.cli.models;

import io.faasduet.api.Settings;
import io.faasduet.cli.command.ForceOption;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.models.BundleStorage;
import io.faasduet.models.ModelCatalogue;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.WeightsDownload;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.WeightsFileException;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "pull",
    description = {
      "Fetch published weights, check them, and make a bundle of them, here or in S3.",
      "An interrupted download continues with the parts that it lacks."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  duet models pull mobilenet_v2",
      "  duet models pull resnet50 --to s3://my-models/resnet50"
    })
final class ModelsPullCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Its name, as 'duet models list' shows it.")
  String name;

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      description = "A directory, or s3://bucket/prefix; default models/MODEL.")
  @Nullable String to;

  @Option(names = "--from", paramLabel = "URL", description = "A mirror of the weights.")
  @Nullable URI from;

  @Mixin ForceOption force = new ForceOption();

  @Override
  public Integer call() throws IOException {
    ModelCatalogue.Entry model = entry();
    Optional<URI> store =
        Optional.ofNullable(to).filter(place -> place.startsWith("s3:")).map(ObjectStores::address);
    URI source = from == null ? URI.create(model.source()) : from;
    if (!source.toString().matches("https?://[^/]+/.*[^/]")) {
      throw new UsageException(
          "--from must be the http:// or https:// address of a file, not " + source);
    }
    Settings settings = Settings.of(System.getenv());
    requirePlace(store, settings);
    Path weights;
    try (DownloadProgress progress = new DownloadProgress(spec.commandLine().getErr())) {
      weights =
          new WeightsDownload(settings, progress).fetch(source, model.bytes(), model.checksum());
    }
    PrintWriter err = spec.commandLine().getErr();
    if (model.checksum().isEmpty()) {
      err.println(
          "Not verified, its publisher gives no checksum: " + WeightsDownload.sha256(weights));
    }
    Network network = Network.of(model.network().orElseThrow());
    try {
      if (store.isPresent()) {
        put(network, weights, source, store.get(), settings);
      } else {
        Path bundle = directory();
        BundleOutput.write(bundle, spec, () -> make(network, weights, source, bundle));
      }
      return CommandLine.ExitCode.OK;
    } catch (WeightsFileException e) {
      Files.deleteIfExists(weights); // so that the next command fetches it anew
      return BundleOutput.refused(e, spec);
    }
  }

  private Path directory() {
    return to == null ? Path.of("models", name) : Path.of(to);
  }

  /** Fails before the download, not after it, if the bundle cannot be written. */
  private void requirePlace(Optional<URI> prefix, Settings settings) {
    if (prefix.isPresent()) {
      BundleOutput.requirePlace(prefix.get(), settings, force);
    } else {
      BundleOutput.requirePlace(directory(), force);
    }
  }

  private ModelCatalogue.Entry entry() {
    ModelCatalogue.Entry model;
    try {
      model = ModelCatalogue.load().named(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    if (model.guide().isPresent()) {
      throw new UsageException(name + " cannot be pulled: " + model.guide().get());
    }
    return model;
  }

  private void put(Network network, Path weights, URI source, URI prefix, Settings settings)
      throws IOException {
    try (TemporaryDirectory temporary = TemporaryDirectory.create("duet-pull-")) {
      Path bundle = temporary.path().resolve("bundle");
      make(network, weights, source, bundle);
      BundleOutput.stored(BundleStorage.put(bundle, prefix, settings), spec);
    }
  }

  private static ModelDescription make(Network network, Path weights, URI source, Path bundle) {
    return ModelMaker.fromFile(
        network, weights, Optional.empty(), source.toString(), Precision.FLOAT32, bundle);
  }
}
