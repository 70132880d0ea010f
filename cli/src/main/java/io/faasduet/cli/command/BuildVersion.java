package io.faasduet.cli.command;

import io.faasduet.bench.results.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Duet this is, as its build wrote it down. */
public final class BuildVersion implements IVersionProvider {
  public static Run.Version version() {
    Properties properties = new Properties();
    try (InputStream file = BuildVersion.class.getResourceAsStream("build.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties", e);
    }
    return new Run.Version(properties.getProperty("version"), commit());
  }

  @Override
  public String[] getVersion() {
    Run.Version version = version();
    return new String[] {
      "duet " + version.number() + version.commit().map(id -> " (" + id + ")").orElse("")
    };
  }

  /** The launcher says it, where it runs from a checkout. */
  private static Optional<String> commit() {
    return Optional.ofNullable(System.getProperty("duet.commit")).filter(id -> !id.isBlank());
  }
}
