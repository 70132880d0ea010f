package io.faasduet.localcloud.startup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The archive in a Lambda zip that brings its own Java, which has made it. */
public final class PackagedArchive {
  private final ArchiveKind kind;
  private final ClassArchive.Description made;

  private PackagedArchive(ArchiveKind kind, ClassArchive.Description made) {
    this.kind = kind;
    this.made = made;
  }

  /** That of an unpacked zip, if it has one. */
  public static Optional<PackagedArchive> in(Path directory) {
    return Arrays.stream(ArchiveKind.values())
        .flatMap(
            kind ->
                ClassArchive.Description.in(directory.resolve(kind.description())).stream()
                    .map(made -> new PackagedArchive(kind, made)))
        .findFirst();
  }

  /** The way of starting that it is for. */
  public StartVariant variant() {
    return kind == ArchiveKind.AOT_CACHE ? StartVariant.AOT : StartVariant.APPCDS;
  }

  /** Makes a JVM fail that would start without it. */
  public String requiringFlag() {
    return kind == ArchiveKind.AOT_CACHE ? "-XX:AOTMode=on" : "-Xshare:on";
  }

  /** What results say of it. */
  public StartupArchive startup() {
    return new StartupArchive(
        kind.technique() + " of the zip for provided.al2023",
        made.java(),
        made.bytes(),
        made.millis().map(Duration::ofMillis),
        "");
  }
}
