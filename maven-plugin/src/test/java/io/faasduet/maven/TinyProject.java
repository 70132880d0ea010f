package io.faasduet.maven;

import io.faasduet.maven.tiny.Tiny;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.artifact.repository.MavenArtifactRepository;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.PlexusContainer;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** A project with the function {@code tiny}, compiled, in which goals are run. */
record TinyProject(MavenProject project, Path target) {

  static TinyProject in(Path directory) throws IOException, URISyntaxException {
    MavenProject project = new MavenProject();
    project.setGroupId("com.acme");
    project.setArtifactId("tiny");
    project.setVersion("1.0");
    project.setFile(directory.resolve("pom.xml").toFile());
    Path target = Files.createDirectories(directory.resolve("target"));
    Build build = new Build();
    build.setDirectory(target.toString());
    build.setOutputDirectory(target.resolve("classes").toString());
    build.setFinalName("tiny-1.0");
    project.setBuild(build);
    TinyProject tiny = new TinyProject(project, target);
    tiny.copyClasses();
    project.setArtifact(tiny.artifact("tiny", target.resolve("tiny-1.0.jar")));
    project.setArtifacts(tiny.classPathOfTests());
    return tiny;
  }

  /** Runs a goal as Maven does. */
  void run(FunctionMojo goal) throws Exception {
    goal.project = project;
    MavenArtifactRepository local = new MavenArtifactRepository();
    local.setUrl(target.resolveSibling("repository").toUri().toString());
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setLocalRepository(local);
    goal.session = session(request);
    goal.execute();
  }

  /** The descriptor that the goal has written. */
  FunctionDescriptor described() throws IOException {
    return FunctionDescriptor.in(target.resolve("classes")).get(0);
  }

  /** What maven-jar-plugin does between the goals. */
  void jar() throws IOException {
    Path classes = target.resolve("classes");
    try (OutputStream file = Files.newOutputStream(target.resolve("tiny-1.0.jar"));
        ZipOutputStream jar = new ZipOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, jar);
      }
    }
  }

  @SuppressWarnings("deprecation") // Maven has no other constructor
  private MavenSession session(MavenExecutionRequest request) {
    MavenSession session =
        new MavenSession(
            (PlexusContainer) null,
            new DefaultRepositorySystemSession(),
            request,
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    return session;
  }

  private void copyClasses() throws IOException, URISyntaxException {
    Path source = Path.of(Tiny.class.getResource("").toURI());
    Path copy =
        Files.createDirectories(target.resolve("classes").resolve("io/faasduet/maven/tiny"));
    try (Stream<Path> classes = Files.list(source)) {
      for (Path file : classes.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
  }

  /** The contract and the runtime, which print the description. */
  private Set<Artifact> classPathOfTests() {
    List<Artifact> artifacts = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      artifacts.add(artifact("dependency-" + artifacts.size(), Path.of(entry)));
    }
    return new LinkedHashSet<>(artifacts);
  }

  private Artifact artifact(String id, Path file) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    Artifact artifact = new DefaultArtifact("com.acme", id, "1.0", "compile", "jar", null, handler);
    artifact.setFile(file.toFile());
    return artifact;
  }
}
