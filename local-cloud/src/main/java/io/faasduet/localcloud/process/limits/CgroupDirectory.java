package io.faasduet.localcloud.process.limits;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One control group: a directory whose files are the kernel's interface to it. */
public record CgroupDirectory(Path path) {
  /** Holds the ids of the processes inside; a process that writes its own into it moves there. */
  static final String PROCESSES = "cgroup.procs";

  private static final int REMOVALS = 200;
  private static final Logger LOG = LoggerFactory.getLogger(CgroupDirectory.class);

  /** Makes the group, unless it is there. */
  static CgroupDirectory create(Path path) throws IOException {
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} was there", path);
    }
    return new CgroupDirectory(path);
  }

  boolean has(String file) {
    return Files.exists(path.resolve(file));
  }

  void write(String file, String value) throws IOException {
    // never made here: a file that is not there is an interface that this kernel does not have
    Files.writeString(path.resolve(file), value, US_ASCII, StandardOpenOption.WRITE);
  }

  /** As {@link #write}, for groups that may be gone. */
  void tryWrite(String file, String value) {
    try {
      write(file, value);
    } catch (IOException e) {
      LOG.debug("cannot write {} to {}", value, path.resolve(file), e);
    }
  }

  String read(String file) throws IOException {
    return Files.readString(path.resolve(file), US_ASCII).strip();
  }

  /** The number behind a name in a file of lines {@code name number}. */
  public OptionalLong figure(String file, String name) {
    try {
      return read(file)
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** The number that is a file's only content. */
  OptionalLong number(String file) {
    try {
      return OptionalLong.of(Long.parseLong(read(file)));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Kills every process inside. */
  void killAll() {
    try {
      read(PROCESSES)
          .lines()
          .map(Long::valueOf)
          .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    } catch (IOException e) {
      LOG.debug("nothing to kill in {}", path, e);
    }
  }

  /** Removes the group; the kernel refuses until the last process inside is quite gone. */
  void remove() {
    for (int tried = 1; tried <= REMOVALS; tried++) {
      try {
        Files.deleteIfExists(path);
        return;
      } catch (DirectoryNotEmptyException e) {
        LOG.debug("{} holds groups", path);
        return;
      } catch (IOException e) {
        if (tried == REMOVALS) {
          LOG.warn("cannot remove the control group {}: {}", path, e.toString());
        }
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  /** The groups directly below whose names begin so. */
  List<CgroupDirectory> below(String prefix) {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path, prefix + "*")) {
      List<CgroupDirectory> found = new ArrayList<>();
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          found.add(new CgroupDirectory(child));
        }
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the control groups in " + path, e);
    }
  }
}
