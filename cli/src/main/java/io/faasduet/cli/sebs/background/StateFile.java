package io.faasduet.cli.sebs.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that says which processes a command has left running: SeBS's fields, and in {@code
 * duet.processes} the processes.
 */
public record StateFile(Path path) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Refuses a place where no such file can be, or where one is whose processes run.
   *
   * @throws UsageException if it is such a place
   */
  public void requireFree() {
    BackgroundProcesses processes = BackgroundProcesses.ofThisUser();
    new OutputPlace(path).requireFile();
    if (Files.exists(path)) {
      Optional<BackgroundProcess> running =
          read().stream()
              .flatMap(each -> processes.find(each).stream())
              .filter(BackgroundProcess::isRunning)
              .findFirst();
      if (running.isPresent()) {
        throw new UsageException(
            "%s is of processes that run (%s); stop them first, or name another file"
                .formatted(path, running.get().line()));
      }
    }
  }

  /** Writes it. */
  public void write(ObjectNode fields, List<BackgroundProcess> processes) {
    ObjectNode document = fields.deepCopy();
    ArrayNode all = document.putObject("duet").putArray("processes");
    processes.forEach(process -> all.add(process.json()));
    try {
      AtomicFile.write(path, JSON.writeValueAsBytes(document));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * The processes that it names.
   *
   * @throws UsageException if there is no such file, or it is none
   */
  public List<BackgroundProcess> read() {
    if (!Files.isRegularFile(path)) {
      throw new UsageException("there is no file " + path + "; 'start' makes one");
    }
    try {
      JsonNode all = JSON.readTree(path.toFile()).at("/duet/processes");
      if (!all.isArray()) {
        throw new UsageException(
            path + " names no processes of Duet's: it has no field 'duet.processes'");
      }
      List<BackgroundProcess> processes = new ArrayList<>();
      all.forEach(each -> processes.add(BackgroundProcess.of(each)));
      return processes;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UsageException(path + " names no processes of Duet's: it is not of that form");
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
