package io.faasduet.cli.catalogue;

import io.faasduet.cli.command.UsageException;
import io.faasduet.files.CacheTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A bounded search for functions below a directory. It does not enter hidden directories, sources,
 * symbolic links, caches, nor what a build has left of other projects.
 */
final class DescriptorSearch extends SimpleFileVisitor<Path> {
  private static final int DEPTH = 8;
  private static final int LIMIT = 20_000;
  private static final Set<String> SKIPPED = Set.of("src", "node_modules", "META-INF");
  private static final Set<String> BUILD_DIRECTORIES = Set.of("target", "build");

  private final Path root;
  private final Optional<Path> omitted;
  private final List<PackagedFunction> functions = new ArrayList<>();
  private final List<UsageException> faults = new ArrayList<>();
  private final List<Path> projects = new ArrayList<>();
  private int visited;

  private DescriptorSearch(Path root, Optional<Path> omitted) {
    this.root = root;
    this.omitted = omitted;
  }

  /**
   * Searches a directory and what is below it.
   *
   * @param omitted a directory that is not entered, unless it is the one that is searched
   */
  static DescriptorSearch below(Path directory, Optional<Path> omitted) {
    DescriptorSearch search = new DescriptorSearch(directory, omitted);
    try {
      Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), DEPTH, search);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be searched for functions", e);
    }
    return search;
  }

  /** What was found, in the order of their places. */
  List<PackagedFunction> functions() {
    return functions.stream()
        .sorted(
            Comparator.comparing(PackagedFunction::source).thenComparing(PackagedFunction::name))
        .toList();
  }

  /** The project of a function that has not been built, if there is one of that name. */
  Optional<Path> unbuilt(String name) {
    return projects.stream().filter(project -> UnbuiltProject.isOf(name, project)).findFirst();
  }

  /** The only project below the directory that makes a function and has not been built. */
  Optional<Path> unbuilt() {
    return projects.stream().filter(UnbuiltProject::makesFunction).findFirst();
  }

  /** What is wrong with descriptors that cannot be read. */
  List<UsageException> faults() {
    return List.copyOf(faults);
  }

  /** Whether the search ended before all had been seen. */
  boolean isCutShort() {
    return visited > LIMIT;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (++visited > LIMIT) {
      return FileVisitResult.TERMINATE;
    }
    if (!directory.equals(root) && isSkipped(directory)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    try {
      return find(directory);
    } catch (UsageException malformed) {
      faults.add(malformed);
      return FileVisitResult.SKIP_SUBTREE;
    }
  }

  private FileVisitResult find(Path directory) {
    List<PackagedFunction> built = PackagedFunction.ofBuild(directory);
    if (built.isEmpty() && name(directory).equals("classes")) {
      built = PackagedFunction.ofBuild(directory.getParent());
    }
    Path descriptor = directory.resolve(Descriptor.FILE);
    if (built.isEmpty() && Files.exists(descriptor)) {
      built =
          List.of(
              new PackagedFunction(
                  DescriptorReader.read(descriptor),
                  directory,
                  Optional.empty(),
                  Optional.of(directory)));
    }
    if (!built.isEmpty()) {
      functions.addAll(built);
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (Files.exists(directory.resolve("pom.xml"))) {
      projects.add(directory);
    }
    return !directory.equals(root) && BUILD_DIRECTORIES.contains(name(directory))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  /** A directory that may not be read holds no function of this user's. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  private boolean isSkipped(Path directory) {
    String name = name(directory);
    return name.startsWith(".")
        || SKIPPED.contains(name)
        || omitted.filter(directory.toAbsolutePath().normalize()::equals).isPresent()
        || CacheTag.isIn(directory);
  }

  private static String name(Path directory) {
    return Optional.ofNullable(directory.getFileName()).map(Path::toString).orElse("");
  }
}
