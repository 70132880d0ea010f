package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * A module of native libraries among a function's dependencies.
 *
 * @param artifact its jar
 * @param directory where its libraries are unpacked and packed
 */
record NativesModule(Artifact artifact, NativesDeclaration declaration, Path directory) {
  private static final String PACKER = "io.faasduet.inference.natives.NativeLibraryCompressor";

  /** {@code groupId:artifactId} of jars that no artefact holds as they are. */
  List<String> jars() {
    List<String> jars = new ArrayList<>(declaration.jars().keySet());
    jars.add(key(artifact));
    return jars;
  }

  /** A directory with the libraries for a platform such as {@code linux-x86_64}. */
  Path unpacked(Dependencies dependencies, String platform) throws IOException {
    return new NativeLibraries(directory).unpacked(platform, jars(dependencies, platform));
  }

  /** A directory with the same, packed as a Lambda zip holds them. */
  private Path packed(Dependencies dependencies, String platform) throws IOException {
    return new NativeLibraries(directory)
        .packed(
            platform,
            jars(dependencies, platform),
            (libraries, packed) ->
                JavaProgram.run(
                    dependencies.classPath(),
                    PACKER,
                    List.of(libraries.toString(), packed.toString())));
  }

  /**
   * The packed libraries by their names in a Lambda zip.
   *
   * @param architecture {@code x86_64} or {@code arm64}
   */
  Map<String, Path> packedFiles(Dependencies dependencies, String architecture) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : NativeLibraries.filesIn(packed(dependencies, "linux-" + architecture))) {
      files.put("lib/natives/" + file.getFileName(), file);
    }
    return files;
  }

  /** The jars that unpack them, with what these need on one platform, by their names there. */
  Map<String, Path> unpackers(Dependencies dependencies, String architecture) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (Artifact dependency : dependencies.all()) {
      if (declaration.unpackers().contains(key(dependency))) {
        Path jar = dependency.getFile().toPath();
        files.put(
            "lib/" + jar.getFileName(),
            new NativeLibraries(directory).ofPlatform(jar, architecture));
      }
    }
    return files;
  }

  /** Differs where the libraries of a platform do. */
  String fingerprint(Dependencies dependencies, String platform) throws IOException {
    StringBuilder text = new StringBuilder(platform + " " + NativeLibraries.FORM);
    for (NativeJar jar : jars(dependencies, platform)) {
      text.append(' ').append(jar.fingerprint());
    }
    return text.toString();
  }

  private List<NativeJar> jars(Dependencies dependencies, String platform) throws IOException {
    List<NativeJar> jars = new ArrayList<>();
    for (Artifact dependency : dependencies.all()) {
      String place = declaration.jars().get(key(dependency));
      if (place != null) {
        jars.add(
            new NativeJar(
                fileOf(dependency, platform, dependencies), place.replace("{platform}", platform)));
      }
    }
    return jars;
  }

  private static Path fileOf(Artifact jar, String platform, Dependencies dependencies)
      throws IOException {
    try {
      return dependencies.ofPlatform(jar, platform);
    } catch (ArtifactResolutionException e) {
      throw new IOException(
          "there is no %s for %s: choose an architecture that it has by -Dduet.arch"
              .formatted(key(jar), platform),
          e);
    }
  }

  private static String key(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId();
  }
}
