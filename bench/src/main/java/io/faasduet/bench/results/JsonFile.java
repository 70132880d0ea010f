package io.faasduet.bench.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Records as indented JSON files, written atomically. */
public final class JsonFile {
  /** What was run; its form is {@link Run}. */
  public static final String RUN = "run.json";

  /** Every figure that was derived from the samples. */
  public static final String SUMMARY = "summary.json";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new FiniteNumber())
                  .addSerializer(double.class, new FiniteNumber()))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private JsonFile() {}

  /**
   * Writes a record, in the place of an earlier one.
   *
   * @throws ResultsException if the file cannot be written
   */
  public static void write(Path file, Record value) {
    try {
      AtomicFile.write(file, indented(value));
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws ResultsException if there is no such file, or it is not of that form
   */
  public static <T extends Record> T read(Path file, Class<T> type) {
    try {
      byte[] json = Files.readAllBytes(file);
      if (json.length == 0) {
        throw new ResultsException(file + " is empty");
      }
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw malformed(file, null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw malformed(file, e);
    } catch (IOException e) {
      throw new ResultsException(
          file + " cannot be read: is " + file.getParent() + " the directory of a run?", e);
    }
  }

  private static ResultsException malformed(Path file, @Nullable Exception cause) {
    return new ResultsException(file + " is not of the form it should be", cause);
  }

  private static byte[] indented(Record value) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return (MAPPER.writer(printer).writeValueAsString(value) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
