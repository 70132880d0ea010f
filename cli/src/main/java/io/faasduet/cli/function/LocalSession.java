package io.faasduet.cli.function;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.bench.platform.InProcessTarget;
import io.faasduet.bench.platform.LocalTargets;
import io.faasduet.bench.platform.Target;
import io.faasduet.cli.catalogue.CatalogueEntry;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.runtime.FunctionHost;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command plays functions: in this process or on the local cloud, with S3 or without, with
 * their own models or another.
 */
public final class LocalSession implements AutoCloseable {
  private final Optional<S3ModelFixture> storedModel;
  private final ModelOption model;
  private final Map<String, LocalTargets> local = new HashMap<>();

  private LocalSession(Optional<S3ModelFixture> storedModel, ModelOption model) {
    this.storedModel = storedModel;
    this.model = model;
  }

  /** Functions fetch model and pictures from S3 on this machine, if so wished. */
  public static LocalSession open(boolean s3, ModelOption model) {
    return new LocalSession(s3 ? Optional.of(S3ModelFixture.start()) : Optional.empty(), model);
  }

  public Target target(CatalogueEntry entry, Transport via) {
    return switch (via) {
      case inproc -> new InProcessTarget(host(entry, entry.definition()));
      case lambda -> targets(entry).lambda(entry.artefact());
      case http -> targets(entry).http(entry.artefact());
      case grpc -> targets(entry).grpc(entry.artefact());
    };
  }

  /** Each function has settings of its own. */
  private LocalTargets targets(CatalogueEntry entry) {
    return local.computeIfAbsent(
        entry.name(),
        name -> LocalTargets.of(settings(entry, InheritedEnvironment.ofThisProcess())));
  }

  private <I, O> FunctionHost<I, O> host(CatalogueEntry entry, FunctionSpec<I, O> definition) {
    Settings all = Settings.of(settings(entry, System.getenv()));
    return FunctionHost.start(definition, InitContext.of(all));
  }

  private Map<String, String> settings(CatalogueEntry entry, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(model.settings(entry));
    return storedModel
        .filter(stored -> stored.isFor(entry))
        .map(stored -> stored.settings(all))
        .orElse(Map.copyOf(all));
  }

  @Override
  public void close() {
    local.values().forEach(LocalTargets::close);
    storedModel.ifPresent(S3ModelFixture::close);
  }
}
