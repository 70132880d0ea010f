package io.faasduet.objectstore;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.files.PercentEncoding;
import io.faasduet.objectstore.ObjectFetcher.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The objects below a prefix, fetched one by one and shown together as a directory. */
final class ObjectTree {
  private final ObjectFetcher fetcher;
  private final ObjectStore store;
  private final S3Address prefix;

  ObjectTree(ObjectFetcher fetcher, ObjectStore store, URI prefix) {
    this.fetcher = fetcher;
    this.store = store;
    S3Address given = S3Address.of(prefix);
    boolean directory = given.key().isEmpty() || given.key().endsWith("/");
    this.prefix = directory ? given : new S3Address(given.bucket(), given.key() + "/");
  }

  Path fetch(ObjectCache cache, FetchOptions plan) throws IOException {
    SortedMap<String, Fetched> objects = new ConcurrentSkipListMap<>();
    List<Callable<Void>> fetches = new ArrayList<>();
    for (URI address : plan.backoff().repeating(() -> store.list(prefix.uri()))) {
      String name = S3Address.of(address).key().substring(prefix.key().length());
      // Consoles make an empty object a/ to show a directory.
      if (!name.isEmpty() && !name.endsWith("/")) {
        String checked = checked(name);
        fetches.add(
            () -> {
              objects.put(checked, fetcher.fetched(address, Optional.empty()));
              return null;
            });
      }
    }
    if (fetches.isEmpty()) {
      throw new NotFoundException("there is no object below " + prefix);
    }
    ParallelTasks.run(fetches, plan.threads(), () -> {});
    requireFilesApart(objects);
    String versions =
        objects.entrySet().stream()
            .map(object -> object.getKey() + " " + object.getValue().info().version())
            .collect(Collectors.joining("\n", prefix + "\n", ""));
    String path = prefix.key().isEmpty() ? prefix.bucket() : prefix.key().replaceAll("/$", "");
    return new CachedDirectories(cache)
        .get("trees", versions, path.substring(path.lastIndexOf('/') + 1), at -> link(objects, at));
  }

  /** A key may have others below it; a file may not. */
  private void requireFilesApart(SortedMap<String, Fetched> objects) {
    for (String name : objects.keySet()) {
      SortedMap<String, Fetched> after = objects.tailMap(name + "/");
      if (!after.isEmpty() && after.firstKey().startsWith(name + "/")) {
        throw new InvalidRequestException(
            "the objects "
                + prefix
                + name
                + " and "
                + prefix
                + after.firstKey()
                + " cannot both be in a directory: delete or rename one");
      }
    }
  }

  private static void link(Map<String, Fetched> objects, Path directory) throws IOException {
    for (Map.Entry<String, Fetched> object : objects.entrySet()) {
      Path shown = directory.resolve(object.getKey());
      Path content = object.getValue().path();
      Files.createDirectories(Objects.requireNonNull(shown.getParent()));
      try {
        Files.createLink(shown, content);
      } catch (UnsupportedOperationException | FileSystemException e) {
        Files.copy(content, shown);
      }
    }
  }

  /** A name that stays below the directory it is put in. */
  private String checked(String name) {
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new InvalidRequestException(
            "the object "
                + prefix
                + PercentEncoding.PATH.encode(name)
                + " has no place in a directory");
      }
    }
    return Arrays.stream(name.split("/"))
        .map(ObjectCache::safeName)
        .collect(Collectors.joining("/"));
  }
}
