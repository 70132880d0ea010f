package io.faasduet.cli.sebs.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.function.PackagedServer;
import io.faasduet.cli.sebs.background.BackgroundGroup;
import io.faasduet.cli.sebs.background.BackgroundProcess;
import io.faasduet.cli.sebs.background.BackgroundProcesses;
import io.faasduet.cli.sebs.background.DuetCommand;
import io.faasduet.cli.sebs.background.StateFile;
import io.faasduet.http.ListenAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A benchmark's function in processes of its packaged server that outlive the command, with its
 * input in its own process.
 *
 * @param servers the processes of the function, which listen
 * @param others the process that holds the input, and one that measures the servers' memory
 * @param payload the request
 */
public record RunningBenchmark(
    List<BackgroundProcess> servers, List<BackgroundProcess> others, JsonNode payload) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public RunningBenchmark {
    servers = List.copyOf(servers);
    others = List.copyOf(others);
  }

  /**
   * Starts them, and writes a file that tells of them. If one does not come up, all are ended and
   * there is no file.
   *
   * @param id the benchmark's name in the suite
   * @param deployments how many processes of the function there are
   * @param measured from one reading of their memory to the next, if it is measured
   * @throws io.faasduet.cli.command.UsageException if there cannot be such a file
   */
  public static RunningBenchmark start(
      PackagedFunction function,
      String id,
      String size,
      int deployments,
      Optional<Duration> measured,
      StateFile state) {
    BackgroundProcesses processes = BackgroundProcesses.ofThisUser();
    state.requireFree();
    try (BackgroundGroup group = processes.group()) {
      List<String> lines = new ArrayList<>();
      BackgroundProcess input =
          group.start(
              "input of " + id,
              place -> DuetCommand.builder(place, "sebs", "local", "input", function.name(), size),
              line -> {
                ReadyLine.value(line).ifPresent(lines::add);
                return ReadyLine.value(line).map(json -> "");
              });
      JsonNode made = JSON.readTree(lines.get(0));
      Map<String, String> settings =
          new HashMap<>(InheritedEnvironment.with(function.descriptor().environment()));
      settings
          .keySet()
          .removeIf(name -> made.path("settings").size() > 0 && name.startsWith("AWS_"));
      made.path("settings")
          .properties()
          .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
      List<BackgroundProcess> servers = new ArrayList<>();
      for (int i = 0; i < deployments; i++) {
        servers.add(
            group.start(
                id,
                place -> {
                  ProcessBuilder builder =
                      PackagedServer.builder(
                          function, function.serverArtefact(), settings, ListenAddress.LOOPBACK, 0);
                  List<String> line = new ArrayList<>(builder.command());
                  line.add(1, "-Djava.io.tmpdir=" + place);
                  return builder.command(line);
                },
                RunningBenchmark::address));
      }
      List<BackgroundProcess> others = new ArrayList<>();
      others.add(input);
      measured.ifPresent(interval -> others.add(measuring(group, id, servers, interval)));
      RunningBenchmark running = new RunningBenchmark(servers, others, made.get("payload"));
      state.write(running.json(id), running.processes());
      group.keep();
      return running;
    } catch (IOException e) {
      throw new IllegalStateException("the input's process said something that is no JSON", e);
    }
  }

  private static BackgroundProcess measuring(
      BackgroundGroup group, String id, List<BackgroundProcess> servers, Duration interval) {
    List<String> words = new ArrayList<>(List.of("sebs", "local", "measure"));
    words.add(Long.toString(interval.toMillis()));
    servers.forEach(server -> words.add(Long.toString(server.pid())));
    return group.start(
        "memory of " + id,
        place -> {
          List<String> line = new ArrayList<>(words);
          line.add(3, place.resolve(MemoryProfile.FILE).toString());
          return DuetCommand.builder(place, line.toArray(String[]::new));
        },
        ReadyLine::value);
  }

  private static Optional<String> address(String line) {
    OptionalInt port = PackagedServer.readyPort(line);
    return port.isPresent() ? Optional.of("http://127.0.0.1:" + port.getAsInt()) : Optional.empty();
  }

  /** All its processes: those of the function, then the others. */
  public List<BackgroundProcess> processes() {
    List<BackgroundProcess> all = new ArrayList<>(servers);
    all.addAll(others);
    return all;
  }

  /** As SeBS writes a local deployment. */
  private ObjectNode json(String id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (BackgroundProcess server : servers) {
      ObjectNode function = json.withArray("/functions").addObject();
      function.put("benchmark", id);
      function.put("name", id + "-java-" + Runtime.version().feature());
      function.put("instance_id", Long.toString(server.pid()));
      function.put("url", URI.create(server.address().orElseThrow()).getAuthority());
    }
    json.withArray("/inputs").add(payload);
    json.putNull("storage");
    return json;
  }
}
