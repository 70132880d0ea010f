package io.faasduet.bench.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.files.AtomicFile;
import io.faasduet.runtime.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records as indented JSON files, which are either there whole or not at all. */
public final class JsonFile {
  /** What was run; its form is {@link Run}. */
  public static final String RUN = "run.json";

  /** Every figure that was derived from the samples. */
  public static final String SUMMARY = "summary.json";

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonFile() {}

  /**
   * Writes a record, in the place of an earlier one.
   *
   * @throws ResultsException if the file cannot be written
   */
  public static void write(Path file, Record value) {
    try {
      AtomicFile.write(file, indented(Json.write(value)));
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
      return Json.read(json, type);
    } catch (InvalidRequestException e) {
      throw new ResultsException(file + " is not of the form it should be", e);
    } catch (IOException e) {
      throw new ResultsException(
          file + " cannot be read: is " + file.getParent() + " the directory of a run?", e);
    }
  }

  private static byte[] indented(byte[] json) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    try (JsonParser parser = FACTORY.createParser(json);
        JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(printer);
      parser.nextToken();
      generator.copyCurrentStructure(parser);
      generator.writeRaw('\n');
    }
    return out.toByteArray();
  }
}
