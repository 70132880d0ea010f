package io.faasduet.sebs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.JsonObject;
import io.faasduet.runtime.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The program that runs a generator for the instrument, which loads no class of a function itself.
 * Lines of JSON on standard input are answered by one line each on standard output:
 *
 * <ol>
 *   <li>{@code {"generator":…,"size":…,"seed":…,"data":…,"directory":…,"bucket":…,"inputs":[…],
 *       "outputs":[…],"timeout_millis":…,"public_address":…}} by {@code
 *       {"payload":{…},"objects":[{"key":…,"file":…}],
 *       "rows":[{"table":…,"item":{…}}],"drawn":[{"key":…,"address":…,"bytes":…}]}}, where a drawn
 *       object is at its address as long as the program runs
 *   <li>each further line is an answer of the function, answered by {@code {}} or {@code
 *       {"fault":"…"}}
 * </ol>
 *
 * <p>What fails is answered by {@code {"error":"…"}}. The program ends with its input.
 */
public final class InputProcess {
  private InputProcess() {}

  private record PlacedFile(String key, String file) {}

  private record ServedContent(String key, String address, long bytes) {}

  /** Runs until standard input ends; takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    // what a generator prints must not come between the lines
    System.setOut(System.err);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    String order = in.readLine();
    if (order == null) {
      return;
    }
    InputGenerator generator;
    InputContext context;
    GeneratedInput input;
    try {
      Map<String, Object> fields = object(order);
      generator = generator(text(fields, "generator"));
      context = context(fields);
      input = generator.generate(context);
    } catch (Exception e) {
      print(out, Map.of("error", message(e)));
      return;
    }
    try (DrawnObjectServer server = new DrawnObjectServer(input.drawn())) {
      print(out, described(input, server));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        print(out, checked(generator, new BenchmarkAnswer(input.payload(), answer(line), context)));
      }
    }
    if (generator instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private static Map<String, Object> checked(InputGenerator generator, BenchmarkAnswer answer) {
    try {
      Optional<String> fault = generator.validate(answer);
      return fault.isPresent() ? Map.of("fault", fault.get()) : Map.of();
    } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
      return Map.of("fault", "the answer has another shape than the benchmark's: " + message(e));
    } catch (IOException | RuntimeException e) {
      return Map.of("error", message(e));
    }
  }

  /** What is no JSON object is checked as an answer without fields. */
  private static Map<String, Object> answer(String line) {
    try {
      return object(line);
    } catch (InvalidRequestException e) {
      return Map.of();
    }
  }

  private static Map<String, Object> object(String line) {
    return Json.read(line.getBytes(UTF_8), JsonObject.class).members();
  }

  private static InputGenerator generator(String className) throws ReflectiveOperationException {
    return Class.forName(className)
        .asSubclass(InputGenerator.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private static InputContext context(Map<String, Object> fields) {
    return new InputContext(
        InputSize.of(text(fields, "size")),
        ((Number) fields.get("seed")).longValue(),
        Optional.ofNullable((String) fields.get("data")).map(Path::of),
        Path.of(text(fields, "directory")),
        text(fields, "bucket"),
        texts(fields.get("inputs")),
        texts(fields.get("outputs")),
        Duration.ofMillis(((Number) fields.get("timeout_millis")).longValue()),
        Optional.ofNullable((String) fields.get("public_address")));
  }

  private static String text(Map<String, Object> fields, String name) {
    return (String) fields.get(name);
  }

  private static List<String> texts(Object list) {
    List<String> texts = new ArrayList<>();
    for (Object element : (List<?>) list) {
      texts.add((String) element);
    }
    return texts;
  }

  private static Map<String, Object> described(GeneratedInput input, DrawnObjectServer server) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("payload", input.payload());
    described.put(
        "objects",
        input.objects().stream()
            .map(object -> new PlacedFile(object.key(), object.file().toString()))
            .toList());
    described.put("rows", input.rows());
    described.put(
        "drawn",
        IntStream.range(0, input.drawn().size())
            .mapToObj(
                number -> {
                  DrawnObject object = input.drawn().get(number);
                  return new ServedContent(object.key(), server.address(number), object.bytes());
                })
            .toList());
    return described;
  }

  private static void print(PrintStream out, Map<String, Object> line) {
    out.println(new String(Json.write(line), UTF_8));
    out.flush();
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getName() : message.replaceAll("\\s+", " ");
  }
}
