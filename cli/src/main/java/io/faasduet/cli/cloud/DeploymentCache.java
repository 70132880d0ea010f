package io.faasduet.cli.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.api.Settings;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicFile;
import io.faasduet.files.CacheRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A directory of JSON files about deployments, laid out as SeBS's cache. A file is changed under a
 * lock that processes share, and replaced at once, so that several may use a cache and a reader
 * sees a whole file. Thread-safe.
 */
public final class DeploymentCache {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();

  private final Path directory;
  private final Optional<Path> root;

  /** The cache in a directory, which is made when something is written. */
  public DeploymentCache(Path directory) {
    this(directory, Optional.empty());
  }

  /**
   * The cache in a directory.
   *
   * @param root Duet's cache, if the directory is in it, which is made before
   */
  private DeploymentCache(Path directory, Optional<Path> root) {
    this.directory = directory.toAbsolutePath().normalize();
    this.root = root;
  }

  /**
   * The cache in that directory, or else {@code sebs} below Duet's cache.
   *
   * @throws UsageException if that is a file, or cannot be written
   */
  public static DeploymentCache at(Optional<Path> chosen, Map<String, String> environment) {
    chosen.ifPresent(place -> new OutputPlace(place).requireDirectory());
    if (chosen.isPresent()) {
      return new DeploymentCache(chosen.get());
    }
    Path root = CacheRoot.of(Settings.of(environment)::text);
    return new DeploymentCache(root.resolve("sebs"), Optional.of(root));
  }

  public Path directory() {
    return directory;
  }

  /**
   * A file's content; an object without fields if it is not there.
   *
   * @throws UsageException if it is no JSON object
   */
  public ObjectNode read(String file) {
    Path path = directory.resolve(file);
    if (!Files.exists(path)) {
      return JSON.createObjectNode();
    }
    try {
      if (JSON.readTree(path.toFile()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // told below
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
    throw new UsageException(path + " is no JSON object; mend it, or name another --cache");
  }

  /** Changes a file that no other process changes meanwhile, and returns its content. */
  public ObjectNode update(String file, Consumer<ObjectNode> change) {
    return locked(
        "lock",
        () -> {
          ObjectNode content = read(file);
          change.accept(content);
          try {
            AtomicFile.write(directory.resolve(file), WRITER.writeValueAsBytes(content));
          } catch (IOException e) {
            throw new UncheckedIOException(directory.resolve(file) + " cannot be written", e);
          }
          return content;
        });
  }

  /** Makes something on a cloud while no other process with this cache makes anything. */
  public <T> T making(Supplier<T> work) {
    return locked("making", work);
  }

  private <T> T locked(String name, Supplier<T> work) {
    synchronized (DeploymentCache.class) { // the system's lock is the process's
      try {
        if (root.isPresent()) {
          CacheRoot.create(root.get());
        }
        Files.createDirectories(directory);
        try (FileChannel file =
            FileChannel.open(
                directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          file.lock();
          return work.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(directory + " cannot be used as a cache", e);
      }
    }
  }
}
