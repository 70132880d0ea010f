package io.faasduet.inference.natives;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where an engine's libraries are looked for: in the directory that a setting names, then in {@code
 * natives/} next to the {@code lib/} that this class was loaded from, as a server directory has it,
 * then, compressed, in {@code lib/natives/}, as a Lambda zip has them; else they are unpacked from
 * the class path.
 *
 * @param entry the library that Java calls; the others are in the same directory
 * @param settings the settings that may name a directory
 */
public record NativeLibraryLocator(String entry, List<String> settings) {

  public Path find(Settings values, Supplier<Path> unpacked) {
    for (String setting : settings) {
      Optional<Path> named = values.text(setting).map(Path::of);
      if (named.isPresent()) {
        return named
            .filter(this::holdsLibraries)
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "%s names %s, which has no %s".formatted(setting, named.get(), entry)));
      }
    }
    Optional<Path> lib = libOfThisClass();
    return lib.map(directory -> directory.resolveSibling("natives"))
        .filter(this::holdsLibraries)
        .or(
            () ->
                lib.map(directory -> directory.resolve("natives"))
                    .filter(this::holdsPackedOnes)
                    .map(packed -> unpacked(packed, values)))
        .orElseGet(unpacked);
  }

  /** Unpacks the libraries that a directory holds compressed into the cache. */
  static Path unpacked(Path packed, Settings settings) {
    return NativeLibraryUnpacker.ofDirectory(packed).unpack(cache(settings));
  }

  /** Unpacks libraries into the cache that the settings name, if they are on the class path. */
  public static Optional<Path> unpacked(List<NativeLibrary> libraries, Settings settings) {
    return NativeLibraryUnpacker.of(libraries, NativeLibraryLocator.class.getClassLoader())
        .map(unpacker -> unpacker.unpack(cache(settings)));
  }

  private static ObjectFetcher cache(Settings settings) {
    return ObjectFetcher.open(ObjectStore.none(), settings);
  }

  private static Optional<Path> libOfThisClass() {
    CodeSource source = NativeLibraryLocator.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // not loaded from a file
    }
  }

  private boolean holdsPackedOnes(Path directory) {
    return Files.isRegularFile(directory.resolve(entry + PackedLibrary.SUFFIX));
  }

  private boolean holdsLibraries(Path directory) {
    return Files.isRegularFile(directory.resolve(entry));
  }
}
