package io.faasduet.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.localcloud.storage.LocalStorage;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsPushTest {
  @TempDir Path directory;

  @Test
  void aZipIsStoredAsTheBundleInIt() throws Exception {
    Path bundle = directory.resolve("bundle");
    assertThat(Entered.duet("models", "make", "mobilenet_v2_035", "--out", "" + bundle).code())
        .isZero();
    Path zip = zipped(bundle);
    try (LocalStorage s3 = LocalStorage.start()) {
      s3.createBucket("models");
      Map<String, String> settings = new HashMap<>(s3.settings());
      settings.put("DUET_CACHE", directory.resolve("cache").toString());
      try (DuetProcess push = push(settings, "" + zip)) {
        assertThat(push.exitCode()).as(push.err()).isZero();
        assertThat(push.out())
            .endsWith("DUET_MODEL=s3://models/my/zipped/" + System.lineSeparator());
      }
      try (DuetProcess again = push(settings, "" + bundle)) {
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err())
            .startsWith(
                "duet: the bundle s3://models/my/zipped exists already; name another prefix, or"
                    + " replace it with --force");
      }
      try (DuetProcess replaced = push(settings, "--force", "" + bundle)) {
        assertThat(replaced.exitCode()).as(replaced.err()).isZero();
      }
      try (ObjectStore store = ObjectStores.open(Settings.of(settings))) {
        ModelBundle stored =
            ModelBundle.fetch(
                URI.create("s3://models/my/zipped"),
                ObjectFetcher.open(store, Settings.of(settings)));
        assertThat(stored.description()).isEqualTo(ModelBundle.open(bundle).description());
        assertThat(stored.directory().resolve("saved_model.pb"))
            .hasSameBinaryContentAs(bundle.resolve("saved_model.pb"));
      }
    }
  }

  private DuetProcess push(Map<String, String> settings, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("models", "push"));
    words.addAll(List.of(arguments));
    words.add("s3://models/my/zipped");
    return DuetProcess.start(
        Files.createTempDirectory(directory, "push"), settings, words.toArray(String[]::new));
  }

  private Path zipped(Path bundle) throws IOException {
    Path zip = directory.resolve("bundle.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> entries = Files.list(bundle)) {
      List<Path> files = entries.toList();
      for (Path file : files) {
        out.putNextEntry(new ZipEntry("folder/" + file.getFileName()));
        Files.copy(file, out);
      }
    }
    return zip;
  }
}
