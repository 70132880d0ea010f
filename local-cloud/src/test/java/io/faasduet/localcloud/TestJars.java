package io.faasduet.localcloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages compiled test classes the way functions are packaged. */
final class TestJars {
  private TestJars() {}

  /** A server directory with one class of this package. */
  static FunctionArtefact server(Path directory, Class<?> mainClass) throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    try (OutputStream out = Files.newOutputStream(lib.resolve("server.jar"))) {
      jar(out, mainClass);
    }
    return new FunctionArtefact(
        "test", directory, mainClass.getName(), directory.resolve("none.zip"), "none");
  }

  /** A Lambda zip with one class of this package. */
  static Path lambda(Path directory, Class<?> handler) throws IOException {
    Path zip = directory.resolve(handler.getSimpleName() + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("lib/handler.jar"));
      jar(out, handler);
    }
    return zip;
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
