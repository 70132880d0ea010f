package io.faasduet.inference;

import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.runtime.InvalidSettingException;
import io.faasduet.runtime.ObjectStore;
import io.faasduet.runtime.Settings;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where an engine's libraries are looked for: in the directory that a setting names, then in {@code
 * natives/} beside the {@code lib/} that this class was loaded from, as a server directory has it;
 * else they are unpacked from the class path.
 *
 * @param entry the library that Java calls; the others lie beside it
 * @param settings the settings that may name a directory
 */
record NativesDirectory(String entry, List<String> settings) {

  Path find(Settings values, Supplier<Path> unpacked) {
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
    return besideThisClass().filter(this::holdsLibraries).orElseGet(unpacked);
  }

  /** Unpacks libraries into the cache that the settings name, if they are on the class path. */
  static Optional<Path> unpacked(List<NativeLibrary> libraries, Settings settings) {
    return NativeUnpacker.of(libraries, NativesDirectory.class.getClassLoader())
        .map(unpacker -> unpacker.unpack(ObjectFetcher.open(ObjectStore.none(), settings)));
  }

  private static Optional<Path> besideThisClass() {
    CodeSource source = NativesDirectory.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path lib = Path.of(source.getLocation().toURI()).getParent();
      return Optional.ofNullable(lib).map(directory -> directory.resolveSibling("natives"));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // not loaded from a file
    }
  }

  private boolean holdsLibraries(Path directory) {
    return Files.isRegularFile(directory.resolve(entry));
  }
}
