package io.faasduet.localcloud.distance;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far storage, tables and queues are: latencies that each request is delayed by, drawn from
 * quantiles, and a bandwidth for each function. The time that the local service itself needs is on
 * top. Immutable.
 *
 * <p>A file of one is JSON: {@code {"name": "…", "services": {"s3": {"read": {"millis": {"0.5":
 * 54}, "source": "…"}, "write": …}}, "bandwidth": {"mbit_per_s": 538, "source": "…", "shared":
 * false}}}, where what is shared is one link of all functions.
 *
 * @param name its name in results
 * @param services the distance of {@code s3}, {@code dynamodb} and {@code sqs}; others are near
 * @param bandwidth of functions; unbounded if empty
 */
public record DistanceProfile(
    String name, Map<String, ServiceDistance> services, Optional<Bandwidth> bandwidth) {
  /** The services that can be far. */
  public static final Set<String> SERVICES = Set.of("s3", "dynamodb", "sqs");

  /** The profiles that come with Duet. */
  public static final Set<String> SHIPPED = Set.of("aws-2018", "aws-2018-one-machine");

  private static final ObjectMapper JSON = new ObjectMapper();

  public DistanceProfile {
    if (!name.matches("[\\w.-]+")) {
      throw new IllegalArgumentException("'name' must be letters, digits, '.', '_' and '-'");
    }
    services = Map.copyOf(services);
    requireNonNull(bandwidth, "bandwidth");
    for (String service : services.keySet()) {
      if (!SERVICES.contains(service)) {
        throw new IllegalArgumentException(
            "there is no service '%s'; there are s3, dynamodb and sqs".formatted(service));
      }
    }
  }

  /**
   * A shipped profile by its name, or a file.
   *
   * @throws IllegalArgumentException if it is neither; the message says why
   */
  public static DistanceProfile of(String text) {
    try {
      if (SHIPPED.contains(text)) {
        try (InputStream in = DistanceProfile.class.getResourceAsStream(text + ".json")) {
          return parsed(JSON.readTree(in));
        }
      }
      Path file = Path.of(text);
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            "there is no distance profile '%s'; there are %s, or name a file"
                .formatted(text, String.join(", ", new TreeSet<>(SHIPPED))));
      }
      return parsed(JSON.readTree(file.toFile()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          text
              + " is no JSON: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(text + " cannot be read", e);
    }
  }

  private static DistanceProfile parsed(JsonNode json) {
    requireKnown("a distance profile", json, Set.of("name", "services", "bandwidth"));
    Map<String, ServiceDistance> services = new TreeMap<>();
    for (Map.Entry<String, JsonNode> service : json.path("services").properties()) {
      requireKnown(service.getKey(), service.getValue(), Set.of("read", "write"));
      services.put(
          service.getKey(),
          new ServiceDistance(
              latency(service.getKey() + ".read", service.getValue().path("read")),
              latency(service.getKey() + ".write", service.getValue().path("write"))));
    }
    JsonNode bandwidth = json.path("bandwidth");
    if (!bandwidth.isMissingNode()) {
      requireKnown("bandwidth", bandwidth, Set.of("mbit_per_s", "source", "shared"));
    }
    return new DistanceProfile(
        json.path("name").asText(),
        services,
        bandwidth.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new Bandwidth(
                    bandwidth.path("mbit_per_s").asDouble(),
                    bandwidth.path("source").asText(),
                    bandwidth.path("shared").asBoolean())));
  }

  private static Optional<DrawnLatency> latency(String place, JsonNode json) {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    requireKnown(place, json, Set.of("millis", "source"));
    Map<Double, Double> millis = new TreeMap<>();
    for (Map.Entry<String, JsonNode> quantile : json.path("millis").properties()) {
      try {
        millis.put(Double.valueOf(quantile.getKey()), quantile.getValue().asDouble(Double.NaN));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            place + " has the quantile '" + quantile.getKey() + "', which is no number", e);
      }
    }
    return Optional.of(new DrawnLatency(millis, json.path("source").asText()));
  }

  private static void requireKnown(String place, JsonNode json, Set<String> fields) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(place + " must be an object");
    }
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!fields.contains(field)) {
                throw new IllegalArgumentException(
                    "%s has no field '%s'; it has %s"
                        .formatted(place, field, String.join(", ", new TreeSet<>(fields))));
              }
            });
  }

  /**
   * What makes an HTTP server of this process a far one: a filter for each of its contexts.
   *
   * @param service {@code s3}, {@code dynamodb} or {@code sqs}
   */
  public Filter filter(String service) {
    return new DistanceFilter(services.getOrDefault(service, ServiceDistance.NONE), bandwidth);
  }

  /** The profile as a file of it. */
  public String text() {
    ObjectNode json = JSON.createObjectNode().put("name", name);
    ObjectNode all = json.putObject("services");
    new TreeMap<>(services)
        .forEach(
            (service, distance) -> {
              ObjectNode of = all.putObject(service);
              distance.read().ifPresent(latency -> put(of.putObject("read"), latency));
              distance.write().ifPresent(latency -> put(of.putObject("write"), latency));
            });
    bandwidth.ifPresent(
        bound ->
            json.putObject("bandwidth")
                .put("mbit_per_s", bound.mbitPerSecond())
                .put("source", bound.source())
                .put("shared", bound.shared()));
    return json.toPrettyString() + "\n";
  }

  private static void put(ObjectNode json, DrawnLatency latency) {
    ObjectNode millis = json.putObject("millis");
    new TreeMap<>(latency.millisByQuantile())
        .forEach((quantile, value) -> millis.put(quantile.toString(), value));
    json.put("source", latency.source());
  }

  /** In a line, for results: what is drawn, and where it is from. */
  public String description() {
    StringJoiner text = new StringJoiner("; ");
    new TreeMap<>(services)
        .forEach(
            (service, distance) -> {
              distance.read().ifPresent(l -> text.add(latency(service + " read", l)));
              distance.write().ifPresent(l -> text.add(latency(service + " write", l)));
            });
    bandwidth.ifPresent(
        b ->
            text.add(
                String.format(
                    Locale.ROOT,
                    "%.1f Mbit/s %s (%s)",
                    b.mbitPerSecond(),
                    b.shared() ? "for all functions" : "a function",
                    b.source())));
    return name + ", drawn: " + text;
  }

  private static String latency(String what, DrawnLatency latency) {
    return String.format(
        Locale.ROOT,
        "%s median %.1f ms (%s)",
        what,
        latency.at(0.5).toNanos() / 1e6,
        latency.source());
  }
}
