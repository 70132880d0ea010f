package io.faasduet.cli.sebs.background;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that was started in the background.
 *
 * @param what what it is, for messages
 * @param pid its id, which another process may have later
 * @param started when it began, as {@link ProcessStart} tells it, so that it is known again
 * @param address where it listens, if that is known
 * @param directory its own, with its log and its temporary files
 */
public record BackgroundProcess(
    String what, long pid, String started, Optional<String> address, Path directory) {
  /** The name of its log in its directory. */
  public static final String LOG = "output.log";

  private static final long NONE = 0;

  public BackgroundProcess {
    requireNonNull(what, "what");
    requireNonNull(started, "started");
    requireNonNull(address, "address");
    requireNonNull(directory, "directory");
  }

  /** One that is about to be started, of which nothing else is known yet. */
  static BackgroundProcess starting(String what, Path directory) {
    return new BackgroundProcess(what, NONE, "starting", Optional.empty(), directory);
  }

  /** The same with its id, if that could not be written down and it runs. */
  BackgroundProcess found() {
    return pid != NONE
        ? this
        : new ProcessMark(directory)
            .process()
            .map(
                process ->
                    new BackgroundProcess(
                        what,
                        process.pid(),
                        ProcessStart.of(process.pid()).orElse("ended"),
                        address,
                        directory))
            .orElse(this);
  }

  /** Whether it runs; another process of the same id is not it. */
  public boolean isRunning() {
    return handle().isPresent();
  }

  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> ProcessStart.of(pid).filter(started::equals).isPresent());
  }

  /** What standard output and standard error go to. */
  public Path log() {
    return directory.resolve(LOG);
  }

  BackgroundProcess at(String place) {
    return new BackgroundProcess(
        what, pid, started, Optional.of(place).filter(text -> !text.isEmpty()), directory);
  }

  /** The process as files have it. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("what", what);
    json.put("pid", pid);
    json.put("started", started);
    address.ifPresent(text -> json.put("address", text));
    json.put("directory", directory.toString());
    return json;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static BackgroundProcess of(JsonNode json) {
    if (!json.path("what").isTextual()
        || !json.path("pid").isIntegralNumber()
        || !json.path("started").isTextual()
        || !json.path("directory").isTextual()) {
      throw new IllegalArgumentException("no process: it has no pid, start and directory");
    }
    return new BackgroundProcess(
        json.get("what").asText(),
        json.get("pid").asLong(),
        json.get("started").asText(),
        Optional.ofNullable(json.path("address").textValue()),
        Path.of(json.get("directory").asText()));
  }

  /** It in a line, for messages. */
  public String line() {
    return what
        + address.map(text -> " at " + text).orElse("")
        + (pid == NONE ? ", which was not started" : ", process " + pid);
  }
}
