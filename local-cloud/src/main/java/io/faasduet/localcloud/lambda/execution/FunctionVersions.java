package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.execution.DeployedFunction.Revision;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The versions of one function, and its aliases for them. Thread-safe. */
public final class FunctionVersions {
  private final DeployedFunction latest;
  private final TreeMap<Integer, DeployedFunction> published = new TreeMap<>();
  private final TreeMap<String, FunctionAlias> aliases = new TreeMap<>();
  private int lastNumber;

  /** What the last one was published of. */
  private Optional<Revision> lastSource = Optional.empty();

  FunctionVersions(DeployedFunction latest) {
    this.latest = latest;
  }

  /** The one that can be changed. */
  public DeployedFunction latest() {
    return latest;
  }

  /** That one, then those that were published, in order. */
  public synchronized List<DeployedFunction> all() {
    List<DeployedFunction> all = new ArrayList<>(List.of(latest));
    all.addAll(published.values());
    return List.copyOf(all);
  }

  /** The version of a number, {@link LambdaFunction#LATEST} or an alias. */
  public synchronized Optional<DeployedFunction> find(String qualifier) {
    String version =
        Optional.ofNullable(aliases.get(qualifier)).map(FunctionAlias::version).orElse(qualifier);
    return all().stream().filter(each -> each.version().equals(version)).findFirst();
  }

  /**
   * Adds a version, unless nothing has changed since the last one, which is then returned.
   *
   * @param description empty for the function's own
   * @param deploy makes it known, but starts nothing
   */
  synchronized Published publish(
      Optional<String> description, Function<Revision, DeployedFunction> deploy) {
    Revision source = latest.revision();
    DeployedFunction last = published.get(lastNumber);
    if (last != null && lastSource.filter(source::sameAs).isPresent()) {
      return new Published(last, false);
    }
    lastNumber++;
    lastSource = Optional.of(source);
    DeployedFunction added =
        deploy.apply(
            Revision.now(
                source.function().published(lastNumber),
                description.map(source.details()::describedAs).orElse(source.details()),
                source.code()));
    published.put(lastNumber, added);
    return new Published(added, true);
  }

  /** A version, and whether it is new. */
  record Published(DeployedFunction version, boolean fresh) {}

  /**
   * Forgets a version.
   *
   * @throws ServiceException if there is none, it is the one that can be changed, or an alias
   *     stands for it
   */
  synchronized DeployedFunction remove(String qualifier) {
    DeployedFunction version =
        find(qualifier)
            .orElseThrow(() -> ServiceException.functionNotFound(latest.arn() + ":" + qualifier));
    if (version == latest) {
      throw ServiceException.invalidParameter(
          "$LATEST version cannot be deleted without deleting the function.");
    } else if (aliases.containsKey(qualifier)) {
      throw ServiceException.invalidParameter("Deletion of aliases is not currently supported.");
    }
    String naming =
        aliases.values().stream()
            .filter(alias -> alias.version().equals(qualifier))
            .map(FunctionAlias::name)
            .collect(Collectors.joining(", "));
    if (!naming.isEmpty()) {
      throw ServiceException.conflict(
          "Version %s cannot be deleted: these aliases stand for it: %s"
              .formatted(qualifier, naming));
    }
    published.remove(Integer.valueOf(qualifier));
    return version;
  }

  /** The aliases, by name. */
  public synchronized List<FunctionAlias> aliases() {
    return List.copyOf(aliases.values());
  }

  /**
   * The alias of that name.
   *
   * @throws ServiceException if there is none
   */
  public synchronized FunctionAlias alias(String name) {
    return Optional.ofNullable(aliases.get(name))
        .orElseThrow(
            () -> ServiceException.notFound("Cannot find alias arn: " + latest.arn() + ":" + name));
  }

  /**
   * Adds an alias.
   *
   * @throws ServiceException if there is one of its name, or there is no such version
   */
  public synchronized void add(FunctionAlias alias) {
    if (aliases.containsKey(alias.name())) {
      throw ServiceException.conflict("Alias already exists: " + latest.arn() + ":" + alias.name());
    }
    put(alias);
  }

  /**
   * Adds an alias, or has it stand for another version.
   *
   * @throws ServiceException if there is no such version
   */
  public synchronized void put(FunctionAlias alias) {
    if (all().stream().noneMatch(each -> each.version().equals(alias.version()))) {
      throw ServiceException.functionNotFound(latest.arn() + ":" + alias.version());
    }
    aliases.put(alias.name(), alias);
  }

  /** Forgets an alias, if it is there. */
  public synchronized void removeAlias(String name) {
    aliases.remove(name);
  }
}
