package io.faasduet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Packages each function of the module: a Lambda zip and a server directory; with {@code
 * -Dduet.images=true} also the directory that its Lambda image holds. In a module of native
 * libraries, unpacks and packs them once for all functions that are built with it.
 */
@Mojo(
    name = "package",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class PackageMojo extends FunctionMojo {
  /** The jar of a server directory that holds all but the function's own classes. */
  private static final String LIBRARIES = "lib/libraries.jar";

  /** Modules that only a server needs, {@code groupId:artifactId}. */
  @Parameter(defaultValue = "io.faasduet:duet-server")
  private List<String> serverModules = List.of();

  /** Modules that only Lambda needs, {@code groupId:artifactId}. */
  @Parameter(defaultValue = "io.faasduet:duet-lambda")
  private List<String> lambdaModules = List.of();

  /** The runtime client of the Lambda image; AWS's managed runtime brings its own. */
  @Parameter(property = "duet.runtimeInterfaceClient")
  private String runtimeInterfaceClient;

  /** The time of all entries of the zip, so that equal contents give equal bytes. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String timestamp;

  /** Whether image directories are made too. */
  @Parameter(property = "duet.images", defaultValue = "false")
  private boolean images;

  /** {@code provided} makes the directory of a zip for Lambda's runtime {@code provided.al2023}. */
  @Parameter(property = "duet.lambda")
  private String lambda;

  @Override
  void work() throws IOException, RepositoryException, MojoFailureException {
    Optional<NativesDeclaration> declaration = NativesDeclaration.in(classes());
    if (declaration.isPresent()) {
      new NativesModule(project().getArtifact(), declaration.get(), target().resolve("natives"))
          .packedFiles(dependencies(), architecture());
      return;
    }
    List<NativesModule> natives = nativesModules();
    for (FunctionDescriptor function : described()) {
      lambdaZip(function, natives);
      if (function.server() != null) {
        serverDirectory(function, natives);
      }
      if (images && function.handlers().containsKey("direct")) {
        lambdaImageDirectory(function, natives);
      }
      if (ProvidedMojo.isProvided(lambda) && function.handlers().containsKey("direct")) {
        providedDirectory(function, natives);
      }
    }
  }

  private void lambdaZip(FunctionDescriptor function, List<NativesModule> natives)
      throws IOException, RepositoryException {
    Map<String, Path> files = new TreeMap<>();
    lib(files, jars(serverModules, natives, false));
    String platform = "linux-" + architecture();
    Path zip = target().resolve(function.zip());
    Origin origin = new Origin(target().resolve("duet").resolve(function.zip() + ".origin"));
    origin.add(new String(function.json(), StandardCharsets.UTF_8) + timestamp);
    origin.add(files);
    for (NativesModule module : natives) {
      origin.add(module.fingerprint(dependencies(), platform));
    }
    if (Files.exists(zip) && origin.isTheSame()) {
      getLog().info("Lambda zip: " + zip + " is up to date");
      return;
    }
    for (NativesModule module : natives) {
      files.putAll(module.packedFiles(dependencies(), architecture()));
      files.putAll(module.unpackers(dependencies(), architecture()));
    }
    ReproducibleZip.write(
        zip, files, Map.of(FunctionDescriptor.FILE, function.json()), Timestamps.of(timestamp));
    origin.remember();
    getLog().info("Lambda zip: " + zip);
  }

  private void serverDirectory(FunctionDescriptor function, List<NativesModule> natives)
      throws IOException, RepositoryException {
    Path own = project().getArtifact().getFile().toPath();
    String ownJar = "lib/" + own.getFileName();
    Map<String, Path> files = new TreeMap<>();
    files.put(ownJar, own);
    files.put(LIBRARIES, libraries("libraries.jar", jars(lambdaModules, natives, true)));
    for (NativesModule module : natives) {
      for (Path file : NativeLibraries.filesIn(module.unpacked(dependencies(), serverPlatform()))) {
        files.put("natives/" + file.getFileName(), file);
      }
    }
    Path directory = target().resolve(function.directory());
    String classPath = ownJar + (images ? ":" : File.pathSeparator) + LIBRARIES;
    LaidOutDirectory.fill(
        directory,
        files,
        TrainedArchive.files(),
        this::isLasting,
        Map.of(
            FunctionDescriptor.FILE,
            function.json(),
            "java.options",
            StartOptions.read("server-java.options"),
            "main.options",
            StartOptions.ofServer(classPath, function.server())));
    getLog().info("server directory: " + directory);
  }

  /** What the functions of this module need besides its own classes, as one jar. */
  private Path libraries(String name, List<Artifact> jars) throws IOException {
    Map<String, Path> classPath = new TreeMap<>();
    jars.forEach(jar -> classPath.put(fileName(jar), jar.getFile().toPath()));
    return new LibrariesJar(libraries(project(), name), others(name)).of(classPath, timestamp);
  }

  private List<Path> others(String name) {
    return session.getProjects().stream()
        .filter(built -> !built.equals(project()))
        .map(built -> libraries(built, name))
        .toList();
  }

  private static Path libraries(MavenProject module, String name) {
    return Path.of(module.getBuild().getDirectory(), "duet", name);
  }

  private void lambdaImageDirectory(FunctionDescriptor function, List<NativesModule> natives)
      throws IOException, RepositoryException {
    Path directory = target().resolve(function.name() + "-lambda-image");
    Map<String, byte[]> contents = new HashMap<>();
    contents.put(
        "java.options",
        (new String(StartOptions.read("lambda-java.options"), StandardCharsets.UTF_8)
                + "\n"
                + "# Without being told, the client would unpack its native library in every"
                + " start.\n"
                + LambdaTraining.CLIENT_LIBRARY_FLAG
                + ImageWriter.HOME
                + "/"
                + LambdaTraining.CLIENT_LIBRARY
                + "\n")
            .getBytes(StandardCharsets.UTF_8));
    lambdaDirectory(
        directory,
        function,
        libraries("image-libraries.jar", withClient(jars(serverModules, natives, true))),
        Map.of(),
        contents);
    getLog().info("Lambda image directory: " + directory);
  }

  /** The goal {@code provided} adds a Java runtime and an archive to it. */
  private void providedDirectory(FunctionDescriptor function, List<NativesModule> natives)
      throws IOException, RepositoryException {
    Path directory = ProvidedMojo.directory(target(), function);
    Map<String, byte[]> contents = new HashMap<>();
    contents.put("java.options", StartOptions.read("lambda-java.options"));
    contents.put("bootstrap", StartOptions.read("lambda-bootstrap"));
    Map<String, Path> files = new HashMap<>();
    for (NativesModule module : natives) {
      files.putAll(module.packedFiles(dependencies(), architecture()));
    }
    lambdaDirectory(
        directory,
        function,
        libraries("provided-libraries.jar", withClient(jars(serverModules, natives, false))),
        files,
        contents);
  }

  /**
   * What AWS's runtime client runs without a managed runtime: itself and the function's libraries
   * as one jar, in one order, which an archive depends on.
   */
  private void lambdaDirectory(
      Path directory,
      FunctionDescriptor function,
      Path libraries,
      Map<String, Path> more,
      Map<String, byte[]> contents)
      throws IOException {
    Path own = project().getArtifact().getFile().toPath();
    String ownJar = "lib/" + own.getFileName();
    contents.put(FunctionDescriptor.FILE, function.json());
    contents.put("main.options", StartOptions.ofLambda(ownJar + ":" + LIBRARIES));
    contents.put(LambdaTraining.CLIENT_LIBRARY, clientLibrary(libraries));
    Map<String, Path> files = new HashMap<>(more);
    files.put(ownJar, own);
    files.put(LIBRARIES, libraries);
    // copies, since their times are changed
    LaidOutDirectory.fill(directory, files, Set.of(), file -> false, contents);
  }

  private List<Artifact> withClient(List<Artifact> jars)
      throws IOException, DependencyResolutionException {
    List<String> there = jars.stream().map(Artifact::getDependencyConflictId).toList();
    String client =
        runtimeInterfaceClient == null ? StartOptions.runtimeClient() : runtimeInterfaceClient;
    List<Artifact> all = new ArrayList<>(jars);
    dependencies().of(client).stream()
        .filter(jar -> !there.contains(jar.getDependencyConflictId()))
        .forEach(all::add);
    return all;
  }

  private byte[] clientLibrary(Path libraries) throws IOException {
    String name =
        "jni/libaws-lambda-jni.linux-%s.so"
            .formatted(architecture().equals("arm64") ? "aarch_64" : architecture());
    try (ZipFile jar = new ZipFile(libraries.toFile())) {
      ZipEntry library = jar.getEntry(name);
      if (library == null) {
        throw new IOException("the runtime client has no " + name);
      }
      return jar.getInputStream(library).readAllBytes();
    }
  }

  private void lib(Map<String, Path> files, List<Artifact> jars) {
    jars.forEach(jar -> files.put("lib/" + fileName(jar), jar.getFile().toPath()));
    Path own = project().getArtifact().getFile().toPath();
    files.put("lib/" + own.getFileName(), own);
  }

  private List<Artifact> jars(
      List<String> unwanted, List<NativesModule> natives, boolean librariesUnpacked)
      throws DependencyResolutionException {
    List<String> nativeJars = new ArrayList<>();
    for (NativesModule module : natives) {
      nativeJars.addAll(module.jars());
      if (librariesUnpacked) {
        nativeJars.addAll(module.declaration().unpackers());
      }
    }
    // a module of natives is left out, and what it brings is not
    return dependencies().without(unwanted).stream()
        .filter(jar -> !nativeJars.contains(jar.getGroupId() + ":" + jar.getArtifactId()))
        .toList();
  }

  private boolean isLasting(Path file) {
    return isReleased(file)
        || file.equals(project().getArtifact().getFile().toPath()) // until the goal describe
        || file.startsWith(target().resolve("duet"))
        || file.getParent().getParent().getFileName().toString().equals("natives");
  }

  /** Images are Linux; a server directory is for the machine that builds it. */
  private String serverPlatform() {
    return images ? "linux-" + architecture() : NativePlatforms.ofThisMachine(architecture());
  }

  private static String fileName(Artifact jar) {
    String classifier = jar.hasClassifier() ? "-" + jar.getClassifier() : "";
    return "%s-%s%s.jar".formatted(jar.getArtifactId(), jar.getBaseVersion(), classifier);
  }
}
