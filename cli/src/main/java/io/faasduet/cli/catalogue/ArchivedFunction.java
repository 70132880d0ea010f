package io.faasduet.cli.catalogue;

import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Functions that are given as a Lambda zip, or as the jar that lies beside their artefacts. */
final class ArchivedFunction {
  private ArchivedFunction() {}

  static PackagedFunction ofZip(Path zip) {
    return new PackagedFunction(descriptor(zip, "a zip"), zip, Optional.of(zip), Optional.empty());
  }

  /** A jar has no dependencies: its function is that of the artefacts beside it. */
  static PackagedFunction ofJar(Path jar) {
    Descriptor descriptor = descriptor(jar, "a jar");
    PackagedFunction function =
        PackagedFunction.besides(descriptor, jar.toAbsolutePath().normalize().getParent());
    boolean packaged =
        function.zip().filter(Files::exists).isPresent()
            || function.serverDirectory().filter(Files::exists).isPresent();
    if (!packaged) {
      throw new UsageException(
          "%s is a jar alone: neither %s nor %s lies beside it; give the project, or build it with '%s'"
              .formatted(jar, descriptor.zip(), descriptor.directory(), BuildCommand.of(jar)));
    }
    return function;
  }

  private static boolean hasSeveral(ZipFile file) {
    return file.stream()
        .anyMatch(entry -> entry.getName().matches("META-INF/duet/[^/]+/function.json"));
  }

  private static Descriptor descriptor(Path archive, String kind) {
    try (ZipFile file = new ZipFile(archive.toFile())) {
      ZipEntry entry = file.getEntry(Descriptor.FILE);
      if (entry == null && hasSeveral(file)) {
        throw new UsageException(
            archive
                + " is the jar of several functions; give the name, server directory or zip of one");
      } else if (entry == null) {
        throw new UsageException(
            "%s is %s without %s; package the function with duet-maven-plugin"
                .formatted(archive, kind, Descriptor.FILE));
      }
      try (InputStream in = file.getInputStream(entry)) {
        return DescriptorReader.read(in.readAllBytes(), archive + "!/" + Descriptor.FILE);
      }
    } catch (IOException e) {
      throw new UsageException(archive + " cannot be read as " + kind);
    }
  }
}
