package io.faasduet.cli;

import io.faasduet.bench.target.InProcessTarget;
import io.faasduet.bench.target.LocalTargets;
import io.faasduet.bench.target.Target;
import io.faasduet.runtime.Environment;
import io.faasduet.runtime.FunctionDefinition;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.Settings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Where a command plays functions: in this process or on the local cloud, with S3 or without. */
final class Playground implements AutoCloseable {
  private final Optional<StoredModel> storedModel;
  private final LocalTargets local;

  private Playground(Optional<StoredModel> storedModel) {
    this.storedModel = storedModel;
    this.local = new LocalTargets(withStoredModel(PassedSettings.ofThisProcess()));
  }

  /** Functions fetch model and pictures from S3 on this machine, if so wished. */
  static Playground open(boolean s3) {
    return new Playground(s3 ? Optional.of(StoredModel.start()) : Optional.empty());
  }

  Target target(CatalogueEntry entry, Via via) {
    return switch (via) {
      case inproc -> new InProcessTarget(host(entry.definition()));
      case lambda -> local.lambda(entry.artefact());
      case http -> local.http(entry.artefact());
      case grpc -> local.grpc(entry.artefact());
    };
  }

  private <I, O> FunctionHost<I, O> host(FunctionDefinition<I, O> definition) {
    Settings all = Settings.of(withStoredModel(System.getenv()));
    return FunctionHost.start(
        definition, new Environment(all, definition.objectStore().apply(all), Clock.systemUTC()));
  }

  private Map<String, String> withStoredModel(Map<String, String> settings) {
    return storedModel.map(model -> model.settings(settings)).orElse(settings);
  }

  @Override
  public void close() {
    local.close();
    storedModel.ifPresent(StoredModel::close);
  }
}
