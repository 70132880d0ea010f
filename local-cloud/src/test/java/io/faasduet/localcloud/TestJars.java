package io.faasduet.localcloud;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages compiled test classes the way functions are packaged. */
public final class TestJars {
  /** How the servers of functions are started: they live for seconds. */
  public static final String OPTIONS =
      """
      -XX:TieredStopAtLevel=1
      -XX:+UseSerialGC
      -Xshare:auto
      """;

  private TestJars() {}

  /** A server directory with one class of this package. */
  public static FunctionArtefact server(Path directory, Class<?> mainClass) throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    try (OutputStream out = Files.newOutputStream(lib.resolve("server.jar"))) {
      jar(out, mainClass);
    }
    return artefact(directory, mainClass);
  }

  /** A server directory with all that this JVM has on its class path. */
  public static FunctionArtefact wholeServer(Path directory, Class<?> mainClass)
      throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path source = Path.of(entry).toAbsolutePath();
      Path jar = lib.resolve("%03d.jar".formatted(number++));
      if (Files.isDirectory(source)) {
        jar(jar, source);
      } else if (Files.exists(source)) {
        Files.createSymbolicLink(jar, source);
      }
    }
    return artefact(directory, mainClass);
  }

  private static FunctionArtefact artefact(Path directory, Class<?> mainClass) throws IOException {
    Files.writeString(directory.resolve("java.options"), OPTIONS);
    return new FunctionArtefact(
        "test", directory, mainClass.getName(), directory.resolve("none.zip"), "none");
  }

  /** A Lambda zip with one class of this package. */
  public static Path lambda(Path directory, Class<?> handler) throws IOException {
    Path zip = directory.resolve(handler.getSimpleName() + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("lib/handler.jar"));
      jar(out, handler);
    }
    return zip;
  }

  private static void jar(Path jar, Path classes) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }

  private static void jar(OutputStream out, Class<?> type) throws IOException {
    ZipOutputStream jar = new ZipOutputStream(out);
    String entry = type.getName().replace('.', '/') + ".class";
    jar.putNextEntry(new ZipEntry(entry));
    try (InputStream content = type.getResourceAsStream("/" + entry)) {
      content.transferTo(jar);
    }
    jar.finish();
  }
}
