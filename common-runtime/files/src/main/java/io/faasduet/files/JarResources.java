package io.faasduet.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Files that came in a jar of the class path.
 *
 * @param jar the jar
 */
public record JarResources(ClassLoader loader, Path jar) {

  /** The jar that a resource lies in; empty if there is none, or it lies in a directory. */
  public static Optional<JarResources> holding(String resource, ClassLoader loader) {
    URL url = loader.getResource(resource);
    if (url == null || !url.getProtocol().equals("jar")) {
      return Optional.empty();
    }
    try {
      JarURLConnection connection = (JarURLConnection) url.openConnection();
      return Optional.of(new JarResources(loader, Path.of(connection.getJarFileURL().toURI())));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot find the jar of " + url, e);
    }
  }

  /** The resource's length and checksum, as the jar has them. */
  public String fingerprint(String resource) {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      JarEntry entry = file.getJarEntry(resource);
      if (entry == null) {
        throw new IllegalStateException(jar + " has no " + resource);
      }
      return resource + " " + entry.getSize() + " " + Long.toHexString(entry.getCrc());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    }
  }

  public InputStream open(String resource) throws IOException {
    InputStream in = loader.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException(jar + " has no " + resource);
    }
    return in;
  }
}
