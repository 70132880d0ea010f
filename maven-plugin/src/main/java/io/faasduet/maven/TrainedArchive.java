package io.faasduet.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of archives that a training run leaves in a server directory. */
enum TrainedArchive {
  /** A CDS archive, which every JVM can have. */
  CDS(
      "CDS archive",
      "server.jsa",
      "META-INF/duet/archive.json",
      "-XX:ArchiveClassesAtExit=",
      "-XX:SharedArchiveFile=") {
    @Override
    List<String> quietly() {
      return List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }
  },

  /** An AOT cache, from JDK 25 on. */
  AOT("AOT cache", "server.aot", "META-INF/duet/aot.json", "-XX:AOTCacheOutput=", "-XX:AOTCache=") {
    @Override
    List<String> quietly() {
      return List.of("-Xlog:disable", "-Xlog:all=error:stderr");
    }
  };

  /** The first feature release that makes a cache by one run (JEP 514). */
  static final int AOT_FEATURE = 25;

  private final String label;
  private final String file;
  private final String description;
  private final String recording;
  private final String starting;

  TrainedArchive(String label, String file, String description, String recording, String starting) {
    this.label = label;
    this.file = file;
    this.description = description;
    this.recording = recording;
    this.starting = starting;
  }

  /** The one from which a JVM starts in the least time. */
  static TrainedArchive bestOf(TrainingJvm jvm) {
    return jvm.feature() >= AOT_FEATURE ? AOT : CDS;
  }

  /** What it is called. */
  String label() {
    return label;
  }

  /** Its name in the directory. */
  String file() {
    return file;
  }

  /** Where the directory says what it was made with. */
  String description() {
    return description;
  }

  /** The options of a JVM that writes one when it ends. */
  List<String> recording(Path archive) {
    List<String> options = new ArrayList<>(quietly());
    options.add(recording + archive);
    return options;
  }

  /** The option of a JVM that starts from one. */
  String starting(String archive) {
    return starting + archive;
  }

  /** The JVM would name every class that cannot be archived, on standard output. */
  abstract List<String> quietly();

  /** What a server directory may hold of any kind. */
  static Set<String> files() {
    return Arrays.stream(values())
        .flatMap(kind -> Stream.of(kind.file, kind.description))
        .collect(Collectors.toSet());
  }
}
