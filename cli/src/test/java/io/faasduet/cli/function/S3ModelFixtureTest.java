package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.cli.catalogue.Descriptor;
import io.faasduet.cli.catalogue.Descriptor.ModelVariables;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ModelFixtureTest {
  @TempDir Path directory;

  @Test
  void holdsTheModelAndTheImagesOfTheFunctionsJar() throws IOException {
    Path lib = Files.createDirectories(directory.resolve("server/lib"));
    zip(lib.resolve("another.jar"), "com/example/model.json");
    jar(lib.resolve("finder.jar"));
    holdsModelAndImages(function(Optional.empty(), Optional.of(directory.resolve("server"))));
  }

  @Test
  void readsTheJarInALambdaZip() throws IOException {
    Path jar = jar(directory.resolve("finder.jar"));
    Path zip = directory.resolve("finder.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("lib/finder.jar"));
      Files.copy(jar, out);
      out.closeEntry();
    }
    holdsModelAndImages(function(Optional.of(zip), Optional.empty()));
  }

  @Test
  void whatItSetsWinsAndTheRestStays() throws IOException {
    Path lib = Files.createDirectories(directory.resolve("server/lib"));
    jar(lib.resolve("finder.jar"));
    PackagedFunction function =
        function(Optional.empty(), Optional.of(directory.resolve("server")));
    try (S3ModelFixture fixture = S3ModelFixture.start(function)) {
      assertThat(
              fixture.settings(
                  Map.of("MODEL", "file:/mine", "AWS_SESSION_TOKEN", "real", "DUET_CACHE", "/c")))
          .containsEntry("DUET_CACHE", "/c")
          .containsEntry("MODEL", "s3://duet/model/")
          .doesNotContainKey("AWS_SESSION_TOKEN");
    }
  }

  @Test
  void whatTheFunctionDoesNotHaveIsNotSet() throws IOException {
    Path lib = Files.createDirectories(directory.resolve("server/lib"));
    zip(lib.resolve("finder.jar"), Descriptor.FILE);
    PackagedFunction function =
        function(Optional.empty(), Optional.of(directory.resolve("server")));
    try (S3ModelFixture fixture = S3ModelFixture.start(function)) {
      assertThat(fixture.settings(Map.of())).doesNotContainKeys("MODEL", "IMAGES");
    }
  }

  private static void holdsModelAndImages(PackagedFunction function) {
    try (S3ModelFixture fixture = S3ModelFixture.start(function)) {
      Map<String, String> settings = fixture.settings(Map.of());
      try (ObjectStore store = ObjectStores.open(Settings.of(settings))) {
        assertThat(store.list(URI.create(settings.get("MODEL"))))
            .extracting(Object::toString)
            .hasSize(2)
            .anyMatch(object -> object.contains("model.json"))
            .anyMatch(object -> object.contains("labels.txt"));
        assertThat(store.list(URI.create(settings.get("IMAGES")))).hasSize(2);
      }
    }
  }

  private static PackagedFunction function(Optional<Path> zip, Optional<Path> server) {
    Descriptor descriptor =
        new Descriptor(
            "finder",
            "",
            Map.of(),
            Optional.empty(),
            "{}",
            "{}",
            List.of(),
            List.of(),
            List.of(),
            Optional.of(new ModelVariables("MODEL", Optional.of("IMAGES"))),
            Optional.empty(),
            Map.of(),
            "x86_64",
            "1.0",
            "",
            "");
    return new PackagedFunction(descriptor, Path.of("."), zip, server);
  }

  private static Path jar(Path jar) throws IOException {
    return zip(
        jar,
        Descriptor.FILE,
        "com/example/Finder.class",
        "com/example/net/labels.txt",
        "com/example/net/model.json",
        "com/example/images/0.jpg",
        "com/example/images/1.jpg");
  }

  private static Path zip(Path zip, String... names) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return zip;
  }
}
