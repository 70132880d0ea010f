package io.faasduet.cli.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a build leaves of a function, as far as commands look at it before they run it. */
final class FunctionFixture {
  private FunctionFixture() {}

  static String descriptor(String name) {
    return """
    {"name": "%s", "summary": "says hello",
     "handlers": {"direct": "com.example.HelloHandler"}, "server": "com.example.HelloServer",
     "example": {"name": "Ada"}, "benchmark": {}, "accepts": ["application/json"],
     "answers": ["application/json"], "paths": [], "architecture": "x86_64",
     "version": "1.0", "zip": "%s-lambda-x86_64.zip", "directory": "%s-server"}
    """
        .formatted(name, name, name);
  }

  /** A project that was built; its build directory. */
  static Path built(Path project, String name) {
    Path build = compiled(project, descriptor(name));
    write(build.resolve(name + "-server/lib/hello.jar"), "");
    write(build.resolve(name + "-server").resolve(Descriptor.FILE), descriptor(name));
    zip(build.resolve(name + "-lambda-x86_64.zip"), descriptor(name));
    return build;
  }

  /** A project that was built and has two benchmarks, {@code 501.first} and {@code 502.second}. */
  static Path suite(Path project) {
    unbuilt(project);
    Path build = project.resolve("target");
    for (String id : new String[] {"501.first", "502.second"}) {
      String name = id.substring(4);
      String descriptor =
          descriptor(name)
              .replaceFirst(
                  "\\{",
                  "{\"configuration\": {\"id\": \"%s\", \"timeout\": 120, \"memory\": 512, \"modules\": [\"storage\"], \"generator\": \"com.example.Input\"}, "
                      .formatted(id));
      write(
          build.resolve("classes/META-INF/duet").resolve(name).resolve("function.json"),
          descriptor);
      write(build.resolve(name + "-server/lib/suite.jar"), "");
      write(build.resolve(name + "-server").resolve(Descriptor.FILE), descriptor);
      zip(build.resolve(name + "-lambda-x86_64.zip"), descriptor);
    }
    return build;
  }

  /** A project that was compiled, and not packaged. */
  static Path compiled(Path project, String descriptor) {
    unbuilt(project);
    Path build = project.resolve("target");
    write(build.resolve("classes").resolve(Descriptor.FILE), descriptor);
    return build;
  }

  static Path unbuilt(Path project) {
    write(
        project.resolve("pom.xml"),
        "<project><artifactId>%s</artifactId><artifactId>duet-maven-plugin</artifactId></project>"
            .formatted(project.getFileName()));
    return project;
  }

  static Path zip(Path zip, String descriptor, String... more) {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      if (!descriptor.isEmpty()) {
        entry(out, Descriptor.FILE, descriptor);
      }
      for (String name : more) {
        entry(out, name, "");
      }
      return zip;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void entry(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
