package io.faasduet.cli.catalogue;

import io.faasduet.api.Settings;
import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.CacheRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The functions that commands are given: those whose descriptors lie below the directory the user
 * stands in, then those of the checkout that the command runs from.
 */
public final class Catalogue {
  private final Path here;
  private final Path home;
  private final Optional<Path> cache;
  private Optional<DescriptorSearch> searchedHere = Optional.empty();
  private Optional<DescriptorSearch> searchedHome = Optional.empty();

  /**
   * A catalogue.
   *
   * @param cache Duet's cache, whose unpacked zips are no functions of the user's
   */
  Catalogue(Path here, Path home, Optional<Path> cache) {
    this.here = here.toAbsolutePath().normalize();
    this.home = home.toAbsolutePath().normalize();
    this.cache = cache;
  }

  /** The catalogue for the directory that this process was started in. */
  public static Catalogue ofThisDirectory() {
    return new Catalogue(Path.of(""), Path.of(System.getProperty("duet.home", ".")), cacheOfUser());
  }

  private static Optional<Path> cacheOfUser() {
    try {
      return Optional.of(CacheRoot.of(Settings.of(System.getenv())::text));
    } catch (UncheckedIOException e) {
      return Optional.empty(); // what needs it says what is wrong with it
    }
  }

  /** Every function, those of this directory first; of two with one name, the first. */
  public List<PackagedFunction> functions() {
    Map<String, PackagedFunction> functions = new LinkedHashMap<>();
    all().forEach(function -> functions.putIfAbsent(function.name(), function));
    return List.copyOf(functions.values());
  }

  /** What is wrong with descriptors that cannot be read; their functions are left out. */
  public List<UsageException> faults() {
    List<UsageException> faults = new ArrayList<>(here().faults());
    if (!home.equals(here)) {
      faults.addAll(home().faults());
    }
    return faults;
  }

  /**
   * The functions below this directory, or all that there are if it has none; without the
   * benchmarks of a suite, unless there is nothing else.
   */
  public List<PackagedFunction> nearest() {
    List<PackagedFunction> below = here().functions();
    return withoutSuites(below.isEmpty() ? functions() : below);
  }

  private static List<PackagedFunction> withoutSuites(List<PackagedFunction> functions) {
    List<PackagedFunction> alone =
        functions.stream().filter(function -> function.descriptor().benchmark().isEmpty()).toList();
    return alone.isEmpty() ? functions : alone;
  }

  /**
   * A function by its name, by its project's, build's or server directory, by its zip or its jar.
   *
   * @throws UsageException if there is none, or more than one
   */
  public PackagedFunction find(String text) {
    return find(text, PackagedFunction::name, Catalogue::withoutSuites);
  }

  /** All functions below a directory, or the one that {@link #find} finds. */
  public List<PackagedFunction> findAll(String text) {
    List<PackagedFunction> below =
        path(text)
            .filter(Files::isDirectory)
            .map(directory -> DescriptorSearch.below(directory, cache).functions())
            .orElse(List.of());
    return below.size() > 1 ? below : List.of(find(text));
  }

  /** As {@link #find}, of a suite's benchmark: where there is none, those that are are named. */
  public PackagedFunction findBenchmark(String text) {
    return find(
        text,
        function -> function.descriptor().id().orElse(function.name()),
        functions ->
            functions.stream()
                .filter(function -> function.descriptor().generator().isPresent())
                .toList());
  }

  private PackagedFunction find(
      String text,
      Function<PackagedFunction, String> name,
      UnaryOperator<List<PackagedFunction>> listed) {
    Optional<Path> path = path(text);
    boolean isPlace = text.contains("/") || text.startsWith(".") || text.matches(".*\\.(zip|jar)");
    if (isPlace) {
      return at(
          path.orElseThrow(() -> new UsageException("there is no file or directory " + text)));
    }
    Optional<PackagedFunction> named = named(text);
    if (named.isPresent()) {
      return named.get();
    } else if (path.isPresent()) {
      return at(path.get());
    }
    throw unknown(text, name, listed);
  }

  private Optional<PackagedFunction> named(String name) {
    for (DescriptorSearch search : List.of(here(), home())) {
      List<PackagedFunction> found =
          search.functions().stream()
              .filter(function -> function.descriptor().isNamed(name))
              .toList();
      if (found.size() > 1) {
        throw new UsageException(
            "%d functions are named '%s', in %s; give the directory of one"
                .formatted(found.size(), name, sources(found)));
      } else if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  private PackagedFunction at(Path place) {
    if (Files.isDirectory(place)) {
      return ofDirectory(place);
    }
    return place.toString().endsWith(".jar")
        ? ArchivedFunction.ofJar(place)
        : ArchivedFunction.ofZip(place);
  }

  private PackagedFunction ofDirectory(Path directory) {
    DescriptorSearch search = DescriptorSearch.below(directory, cache);
    List<PackagedFunction> found = search.functions();
    if (found.size() == 1) {
      return found.get(0);
    } else if (found.size() > 1) {
      throw new UsageException(
          sharesABuild(found)
              ? "%s holds %d functions: %s; give the name of one, or its server directory or zip"
                  .formatted(directory, found.size(), names(found))
              : "%s holds %d functions, in %s; give the directory of one"
                  .formatted(directory, found.size(), sources(found)));
    }
    search.faults().stream().findFirst().ifPresent(Catalogue::raise);
    throw search
        .unbuilt()
        .map(project -> notBuilt(project.getFileName().toString(), project))
        .orElseGet(
            () ->
                new UsageException(
                    "there is no function in %s: no %s below it"
                        .formatted(directory, Descriptor.FILE)));
  }

  private UsageException unknown(
      String name,
      Function<PackagedFunction, String> naming,
      UnaryOperator<List<PackagedFunction>> listed) {
    faults().stream().findFirst().ifPresent(Catalogue::raise);
    Optional<Path> project = here().unbuilt(name).or(() -> home().unbuilt(name));
    if (project.isPresent()) {
      return notBuilt(name, project.get());
    }
    List<PackagedFunction> functions = functions();
    List<String> known = new ArrayList<>(functions.stream().map(PackagedFunction::name).toList());
    functions.forEach(function -> function.descriptor().id().ifPresent(known::add));
    List<String> names = listed.apply(functions).stream().map(naming).sorted().toList();
    List<String> nearest = NearestNames.to(name, known);
    String hint =
        !nearest.isEmpty()
            ? "did you mean " + String.join(" or ", nearest) + "?"
            : names.isEmpty()
                ? "there is none here; give a directory, zip or jar"
                : "there are " + String.join(", ", names);
    String cut = here().isCutShort() ? " (not all of " + here + " was searched)" : "";
    return new UsageException("there is no function '%s'; %s%s".formatted(name, hint, cut));
  }

  private static UsageException notBuilt(String name, Path project) {
    return new UsageException(
        "%s is not built yet; run '%s'".formatted(name, BuildCommand.of(project)));
  }

  private List<PackagedFunction> all() {
    List<PackagedFunction> all = new ArrayList<>(here().functions());
    all.addAll(home().functions());
    return all;
  }

  private DescriptorSearch here() {
    if (searchedHere.isEmpty()) {
      searchedHere = Optional.of(DescriptorSearch.below(here, cache));
    }
    return searchedHere.get();
  }

  private DescriptorSearch home() {
    if (home.equals(here)) {
      return here();
    }
    if (searchedHome.isEmpty()) {
      searchedHome = Optional.of(DescriptorSearch.below(home, cache));
    }
    return searchedHome.get();
  }

  private Optional<Path> path(String text) {
    try {
      return Optional.of(here.resolve(text).normalize())
          .filter(Files::exists)
          .map(Catalogue::followed);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What a symbolic link leads to: artefacts lie beside that, and searches do not enter links. */
  private static Path followed(Path place) {
    try {
      return Files.isSymbolicLink(place) ? place.toRealPath() : place;
    } catch (IOException e) {
      throw new UsageException("cannot follow the symbolic link " + place);
    }
  }

  private static void raise(UsageException fault) {
    throw fault;
  }

  private static boolean sharesABuild(List<PackagedFunction> functions) {
    return functions.stream().map(PackagedFunction::source).distinct().count() < functions.size();
  }

  private static String names(List<PackagedFunction> functions) {
    return functions.stream().map(PackagedFunction::name).collect(Collectors.joining(", "));
  }

  private static String sources(List<PackagedFunction> functions) {
    return functions.stream()
        .map(function -> function.source().toString())
        .collect(Collectors.joining(" and "));
  }
}
