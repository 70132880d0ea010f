package io.faasduet.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An image as {@code docker save} writes it; read with the machine's own {@code tar}. */
record ImageTar(Path path, Path scratch) {

  /** The image's configuration, JSON without spaces. */
  String config() throws IOException, InterruptedException {
    return tar("--to-stdout", "-xf", path.toString(), "config.json");
  }

  /** The names of the jars in a directory of {@code /function}, sorted. */
  List<String> jarsIn(String directory) throws IOException, InterruptedException {
    String prefix = "function/" + directory + "/";
    return files()
        .filter(name -> name.startsWith(prefix) && name.endsWith(".jar"))
        .map(name -> name.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /** The path of the only archive of classes. */
  String archive() throws IOException, InterruptedException {
    List<String> archives =
        files().filter(name -> name.matches("function/[^/]+\\.(jsa|aot)")).toList();
    assertThat(archives)
        .singleElement()
        .asString()
        .matches("function/function-[0-9a-f]{16}\\.(jsa|aot)");
    return "/" + archives.get(0);
  }

  private Stream<String> files() throws IOException, InterruptedException {
    Path layers = Files.createDirectories(scratch.resolve("layers"));
    tar("-xf", path.toString(), "-C", layers.toString());
    StringBuilder files = new StringBuilder();
    try (Stream<Path> blobs = Files.list(layers)) {
      for (Path layer : blobs.filter(blob -> blob.toString().endsWith(".tar.gz")).toList()) {
        files.append(tar("-tzf", layer.toString()));
      }
    }
    return files.toString().lines();
  }

  private static String tar(String... arguments) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder(Stream.concat(Stream.of("tar"), Stream.of(arguments)).toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tar.waitFor() != 0) {
      throw new IOException("tar " + String.join(" ", arguments) + " failed");
    }
    return output;
  }
}
