package io.faasduet.models;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.faasduet.models.network.Network;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Models whose weights others have published. Checksums are those of Keras's own sources, and for
 * MobileNetV2, of which they have none, what several projects that use the file have written down;
 * sizes are what Keras shows when it downloads.
 *
 * @param models in the order to be shown
 */
public record ModelCatalogue(List<Entry> models) {
  public ModelCatalogue {
    models = List.copyOf(models);
  }

  /** The catalogue that comes with Duet. */
  public static ModelCatalogue load() {
    try (InputStream in = ModelCatalogue.class.getResourceAsStream("catalogue.json")) {
      return Json.read(requireNonNull(in, "catalogue.json").readAllBytes(), ModelCatalogue.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue cannot be read", e);
    }
  }

  /**
   * The entry of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public Entry named(String name) {
    return models.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no model is called '%s'; there are: %s"
                        .formatted(name, models.stream().map(Entry::name).collect(joining(", ")))));
  }

  /**
   * The entry whose published file this is, for a network.
   *
   * @param sha256 the file's SHA-256 checksum; of another kind is only computed what an entry has
   * @throws IOException if the file cannot be read
   */
  Optional<Entry> publishing(Path weights, Checksum sha256, Network network) throws IOException {
    for (Entry model : models) {
      if (model.network().equals(Optional.of(network.id())) && model.checksum().isPresent()) {
        Checksum published = Checksum.parse(model.checksum().get());
        Checksum actual =
            published.algorithm().equals(sha256.algorithm())
                ? sha256
                : Checksum.of(published.algorithm(), weights);
        if (actual.equals(published)) {
          return Optional.of(model);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A model.
   *
   * @param name what users call it
   * @param network which of Duet's networks the weights are for, if they can be imported
   * @param source the address of the published weights
   * @param bytes how long that file is, if it is known
   * @param checksum its checksum, as {@code md5:…} or {@code sha256:…}, if its publisher gives one
   * @param licence the licence of the weights, as an SPDX identifier
   * @param weights the data set they were learned from
   * @param input the size of the images it takes
   * @param preprocessing what is done to their pixels
   * @param guide for a model that cannot be pulled, what to do instead
   */
  public record Entry(
      String name,
      Optional<String> network,
      String source,
      Optional<Long> bytes,
      Optional<String> checksum,
      String licence,
      String weights,
      String input,
      String preprocessing,
      Optional<String> guide) {
    public Entry {
      requireNonNull(name, "name");
      requireNonNull(source, "source");
      if (network.isEmpty() && guide.isEmpty()) {
        throw new IllegalArgumentException(name + " has a network, or a guide to one");
      }
    }
  }
}
