package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;

/** A goal that works on the functions of a module; a module of packaging {@code pom} has none. */
abstract class FunctionMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Inject RepositorySystem repositories;

  /** The CPU architecture that is packaged for: {@code x86_64} or {@code arm64}. */
  @Parameter(property = "duet.arch", defaultValue = "x86_64")
  String architecture = "x86_64";

  /** The class of the only function that is packaged, where the module has others. */
  @Parameter private String function;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (project.getPackaging().equals("pom")) {
      getLog().info("no function: the packaging is pom");
      return;
    }
    try {
      work();
    } catch (FunctionNotFoundException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException | RepositoryException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** Does what the goal is for. */
  abstract void work() throws IOException, RepositoryException, MojoFailureException;

  final MavenProject project() {
    return project;
  }

  final boolean isOffline() {
    return session.isOffline();
  }

  final String architecture() {
    return architecture;
  }

  /** The directory that the module's artefacts are made in. */
  final Path target() {
    return Path.of(project.getBuild().getDirectory());
  }

  /** The module's directory. */
  final Path module() {
    return project.getBasedir().toPath();
  }

  final Path classes() {
    return Path.of(project.getBuild().getOutputDirectory());
  }

  final Dependencies dependencies() {
    return new Dependencies(project, repositories, session.getRepositorySession());
  }

  /** The modules of native libraries that this one depends on. */
  final List<NativesModule> nativesModules() throws IOException {
    List<NativesModule> modules = new ArrayList<>();
    for (Artifact artifact : dependencies().all()) {
      Optional<NativesDeclaration> declaration = NativesDeclaration.in(artifact.getFile().toPath());
      if (declaration.isPresent()) {
        modules.add(new NativesModule(artifact, declaration.get(), nativesDirectory(artifact)));
      }
    }
    return modules;
  }

  /** The descriptors of the module's functions, made anew. */
  final List<FunctionDescriptor> describe() throws IOException {
    List<FunctionClasses> found = FunctionClasses.in(classes(), Optional.ofNullable(function));
    List<FunctionFacts> facts =
        FunctionFacts.of(
            found.stream().map(FunctionClasses::function).toList(), dependencies().classPath());
    Map<String, String> environment = new LinkedHashMap<>();
    for (NativesModule module : nativesModules()) {
      environment.putAll(new TreeMap<>(module.declaration().environment()));
    }
    List<FunctionDescriptor> described = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      described.add(described(found.get(i), facts.get(i), environment));
    }
    return described;
  }

  private FunctionDescriptor described(
      FunctionClasses found, FunctionFacts facts, Map<String, String> environment)
      throws IOException {
    return new FunctionDescriptor(
        facts.name(),
        facts.summary(),
        found.handlers(),
        found.server().orElse(null),
        facts.example(),
        facts.benchmark(),
        facts.accepts(),
        facts.answers(),
        facts.paths(),
        facts.fields(),
        facts.model(),
        BenchmarkConfiguration.of(found.function(), classes(), module()).orElse(null),
        environment,
        architecture,
        project.getVersion(),
        facts.name() + "-lambda-" + architecture + ".zip",
        facts.name() + "-server");
  }

  /** The descriptors that the build has written. */
  final List<FunctionDescriptor> described() throws IOException, MojoFailureException {
    List<FunctionDescriptor> described = FunctionDescriptor.in(classes());
    if (described.isEmpty()) {
      throw new MojoFailureException(
          "%s has no %s; add the goal 'describe' to the plugin's execution"
              .formatted(classes(), FunctionDescriptor.FILE));
    }
    return described;
  }

  /** Whether a jar is of the local repository and is not replaced there. */
  final boolean isReleased(Path jar) {
    return jar.startsWith(session.getLocalRepository().getBasedir())
        && !jar.getFileName().toString().contains("SNAPSHOT");
  }

  /** Libraries of a module that is built with this one are shared; others are this one's. */
  private Path nativesDirectory(Artifact module) {
    return session.getProjects().stream()
        .filter(
            built ->
                built.getGroupId().equals(module.getGroupId())
                    && built.getArtifactId().equals(module.getArtifactId()))
        .map(built -> Path.of(built.getBuild().getDirectory()))
        .findFirst()
        .orElse(target())
        .resolve("natives");
  }
}
