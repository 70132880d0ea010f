package io.faasduet.inference.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.inference.MeanColourBundle;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
  private static final List<String> FILES = List.of("model.json", "labels.txt", "saved_model.pb");

  @TempDir Path directory;
  @TempDir Path elsewhere;

  private ObjectFetcher fetcher;

  @BeforeEach
  void writeBundle() throws IOException {
    Settings settings = Settings.of(Map.of("DUET_CACHE", elsewhere.resolve("cache").toString()));
    fetcher = ObjectFetcher.open(ObjectStores.open(settings), settings);
    MeanColourBundle.write(directory);
  }

  @Test
  void aDirectoryIsABundle() {
    ModelBundle bundle = ModelBundle.fetch(directory.toUri(), fetcher);
    assertThat(bundle.description()).isEqualTo(MeanColourBundle.description(MeanColourBundle.SIDE));
    assertThat(bundle.labels())
        .containsExactly(
            new Label("c1", "blue"), new Label("c2", "green as grass"), new Label("c3", "red"));
  }

  @Test
  void labelsMayBeginWithAByteOrderMarkAndHaveCarriageReturns() throws IOException {
    Path labels = directory.resolve("labels.txt");
    Files.writeString(labels, "\uFEFF" + Files.readString(labels).replace("\n", "\r\n"));
    assertThat(ModelBundle.open(directory).labels())
        .containsExactly(
            new Label("c1", "blue"), new Label("c2", "green as grass"), new Label("c3", "red"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "squeezenet/", "a/b/"})
  void aZipIsABundleWhereverInItTheFilesLie(String folder) throws IOException {
    Path zip = zip(elsewhere.resolve("bundle.zip"), folder, FILES);
    ModelBundle bundle = ModelBundle.fetch(zip.toUri(), fetcher);
    for (String file : FILES) {
      assertThat(bundle.directory().resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "models/mean/"})
  void aBundleMayComeInTheProgramsJar(String folder) throws Exception {
    Path jar = zip(elsewhere.resolve("program.jar"), "bundled/" + folder, FILES);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      String resources = ("bundled/" + folder).replaceAll("/$", "");
      Path unpacked = EmbeddedBundle.directory(loader, resources, fetcher);
      assertThat(ModelBundle.open(unpacked).labels()).hasSize(3);
      assertThat(EmbeddedBundle.directory(loader, resources, fetcher)).isEqualTo(unpacked);
    }
  }

  @Test
  void aBundleAmongClassesOnDiskIsReadWhereItLies() throws Exception {
    Path classes = Files.createDirectories(elsewhere.resolve("classes"));
    Path bundle = Files.createDirectories(classes.resolve("models"));
    MeanColourBundle.write(bundle);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      assertThat(EmbeddedBundle.directory(loader, "models", fetcher)).isEqualTo(bundle);
      assertThatThrownBy(() -> EmbeddedBundle.directory(loader, "absent", fetcher))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageContaining("absent has no model.json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "labels.txt", "saved_model.pb"})
  void aFileThatIsMissingIsNamed(String file) throws IOException {
    List<String> others = FILES.stream().filter(name -> !name.equals(file)).toList();
    Path zip = zip(elsewhere.resolve("bundle.zip"), "", others);
    assertThatThrownBy(() -> ModelBundle.fetch(zip.toUri(), fetcher))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(file);
    Files.delete(directory.resolve(file));
    assertThatThrownBy(() -> ModelBundle.open(directory))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("has no " + file);
  }

  @Test
  void aFileThatIsWrongIsNamed() throws IOException {
    Files.write(directory.resolve("labels.txt"), new byte[] {'c', ' ', (byte) 0xFF});
    assertRefused("labels.txt is not UTF-8");
    Files.writeString(directory.resolve("labels.txt"), "");
    assertRefused("labels.txt is empty");
    Files.writeString(directory.resolve("model.json"), "{\"name\": 1}");
    assertRefused("field 'name' must be a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "labels.txt"})
  void aTextThatIsFarTooLongIsNotRead(String file) throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(directory.resolve(file).toFile(), "rw")) {
      large.setLength(3L << 30);
    }
    assertRefused(file + " is longer than");
  }

  @Test
  void whatIsNotABundleIsRefused() throws IOException {
    Path zip = elsewhere.resolve("no.zip");
    Files.writeString(zip, "not a zip");
    assertThatThrownBy(() -> ModelBundle.fetch(zip.toUri(), fetcher))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("is not a zip");
    assertThatThrownBy(() -> ModelBundle.fetch(elsewhere.resolve("nothing").toUri(), fetcher))
        .isInstanceOf(NotFoundException.class);
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> ModelBundle.open(directory))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(why);
  }

  private Path zip(Path file, String folder, List<String> names) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(folder + name));
        Files.copy(directory.resolve(name), zip);
      }
    }
    return file;
  }
}
