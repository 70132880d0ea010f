package io.faasduet.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** The jars that a module depends on at run time. */
final class Dependencies {
  private static final Set<String> AT_RUN_TIME = Set.of("compile", "runtime");

  private final MavenProject project;
  private final RepositorySystem repositories;
  private final RepositorySystemSession session;

  Dependencies(
      MavenProject project, RepositorySystem repositories, RepositorySystemSession session) {
    this.project = project;
    this.repositories = repositories;
    this.session = session;
  }

  /** All of them. */
  List<Artifact> all() {
    return project.getArtifacts().stream()
        .filter(artifact -> AT_RUN_TIME.contains(artifact.getScope()))
        .filter(artifact -> "jar".equals(artifact.getArtifactHandler().getExtension()))
        .toList();
  }

  /** The module's classes, and all jars, as a class path. */
  List<Path> classPath() {
    List<Path> classPath = new ArrayList<>();
    classPath.add(Path.of(project.getBuild().getOutputDirectory()));
    all().forEach(artifact -> classPath.add(artifact.getFile().toPath()));
    return classPath;
  }

  /**
   * Those that are left where some modules, and what only they need, are not wanted.
   *
   * @param excluded {@code groupId:artifactId} of each module that is not wanted
   */
  List<Artifact> without(List<String> excluded) throws DependencyResolutionException {
    List<Exclusion> exclusions =
        excluded.stream()
            .map(key -> key.split(":"))
            .map(key -> new Exclusion(key[0], key[1], "*", "*"))
            .toList();
    List<Dependency> wanted = new ArrayList<>();
    for (org.apache.maven.model.Dependency declared : project.getDependencies()) {
      Dependency dependency =
          RepositoryUtils.toDependency(declared, session.getArtifactTypeRegistry());
      if (!excluded.contains(declared.getGroupId() + ":" + declared.getArtifactId())
          && AT_RUN_TIME.contains(dependency.getScope())) {
        List<Exclusion> both = new ArrayList<>(dependency.getExclusions());
        both.addAll(exclusions);
        wanted.add(dependency.setExclusions(both).setOptional(false));
      }
    }
    Set<String> left = new HashSet<>();
    collected(wanted)
        .forEach(
            artifact -> left.add(RepositoryUtils.toArtifact(artifact).getDependencyConflictId()));
    return all().stream()
        .filter(artifact -> left.contains(artifact.getDependencyConflictId()))
        .toList();
  }

  /** A jar that the module does not depend on, with all that it needs at run time. */
  List<Artifact> of(String coordinates) throws DependencyResolutionException {
    List<Dependency> wanted = List.of(new Dependency(new DefaultArtifact(coordinates), "runtime"));
    return collected(wanted).stream().map(RepositoryUtils::toArtifact).toList();
  }

  /** The jar of another platform than a dependency's. */
  Path ofPlatform(Artifact artifact, String platform) throws ArtifactResolutionException {
    if (!artifact.hasClassifier() || artifact.getClassifier().equals(platform)) {
      return artifact.getFile().toPath();
    }
    ArtifactRequest request =
        new ArtifactRequest(
            new DefaultArtifact(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                platform,
                "jar",
                artifact.getBaseVersion()),
            project.getRemoteProjectRepositories(),
            null);
    return repositories.resolveArtifact(session, request).getArtifact().getFile().toPath();
  }

  private List<org.eclipse.aether.artifact.Artifact> collected(List<Dependency> wanted)
      throws DependencyResolutionException {
    if (wanted.isEmpty()) {
      return List.of();
    }
    CollectRequest collect = new CollectRequest();
    collect.setRootArtifact(RepositoryUtils.toArtifact(project.getArtifact()));
    collect.setDependencies(wanted);
    collect.setRepositories(project.getRemoteProjectRepositories());
    if (project.getDependencyManagement() != null) {
      project
          .getDependencyManagement()
          .getDependencies()
          .forEach(
              managed ->
                  collect.addManagedDependency(
                      RepositoryUtils.toDependency(managed, session.getArtifactTypeRegistry())));
    }
    DependencyFilter atRunTime =
        (node, parents) ->
            node.getDependency() == null || AT_RUN_TIME.contains(node.getDependency().getScope());
    return repositories
        .resolveDependencies(session, new DependencyRequest(collect, atRunTime))
        .getArtifactResults()
        .stream()
        .map(ArtifactResult::getArtifact)
        .toList();
  }
}
