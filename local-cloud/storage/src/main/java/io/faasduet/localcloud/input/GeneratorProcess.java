package io.faasduet.localcloud.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The process that makes a benchmark's input and checks its answers, of the function's own class
 * path: a line is answered by a line. It ends when its input does, so that it does not outlive this
 * process. Not thread-safe.
 */
final class GeneratorProcess implements AutoCloseable {
  private static final String PROGRAM = "io.faasduet.sebs.InputProcess";
  private static final long SECONDS_TO_END = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path log;
  private final Writer in;
  private final BufferedReader out;

  private GeneratorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts it.
   *
   * @param classPath the function's
   * @param log the file that its standard error goes to
   * @param settings environment variables besides this process's
   */
  static GeneratorProcess start(String classPath, Path log, Map<String, String> settings)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(List.of(java, "-XX:+UseSerialGC", "-cp", classPath, PROGRAM))
            .redirectError(log.toFile());
    builder.environment().putAll(settings);
    return new GeneratorProcess(builder.start(), log);
  }

  /**
   * Its answer to a line.
   *
   * @throws IOException if it has ended; the message has the last line of its log
   */
  JsonNode ask(String line) throws IOException {
    try {
      in.write(line + "\n");
      in.flush();
      String answer = out.readLine();
      if (answer != null) {
        return JSON.readTree(answer);
      }
    } catch (JsonProcessingException e) {
      throw new IOException("its generator answered something that is no JSON", e);
    } catch (IOException e) {
      throw new IOException("its generator has ended: " + lastWords(), e);
    }
    throw new IOException("its generator has ended: " + lastWords());
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("\t"))
        .reduce((first, second) -> second)
        .orElse("it left no message");
  }

  @Override
  public void close() {
    try {
      in.close();
      if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // it has ended already, or is ended now
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
