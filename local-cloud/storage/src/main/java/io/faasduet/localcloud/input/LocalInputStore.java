package io.faasduet.localcloud.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.queues.QueueService;
import io.faasduet.localcloud.storage.LocalStorage;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A store in this process, of objects, tables and queues where a benchmark has them. */
final class LocalInputStore implements InputStore {
  private static final String BUCKET = "sebs-benchmarks-local";

  private final Optional<LocalStorage> storage;
  private final Optional<EmbeddedTables> tables;
  private final Optional<QueueService> queues;

  LocalInputStore(
      BenchmarkNeeds needs,
      Optional<DistanceProfile> distance,
      Supplier<QueueService> queueService) {
    this.queues = needs.usesQueues() ? Optional.of(queueService.get()) : Optional.empty();
    this.storage =
        needs.storesObjects()
            ? Optional.of(LocalStorage.start(ListenAddress.LOOPBACK, distance))
            : Optional.empty();
    this.tables =
        needs.storesItems()
            ? Optional.of(EmbeddedTables.start(ListenAddress.LOOPBACK, distance))
            : Optional.empty();
  }

  @Override
  public String bucket() {
    return BUCKET;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    storage.ifPresent(store -> settings.putAll(store.settings()));
    tables.ifPresent(store -> settings.putAll(store.settings()));
    queues.ifPresent(service -> settings.putAll(service.settings()));
    return settings;
  }

  @Override
  public void open(BenchmarkNeeds needs) {
    storage.ifPresent(store -> store.createBucket(BUCKET));
    tables.ifPresent(
        store ->
            needs
                .tables()
                .forEach((table, keys) -> store.createTable(table, keys.partition(), keys.sort())));
  }

  @Override
  public void put(String key, Path file) {
    storage.orElseThrow().upload(file, BUCKET, key);
  }

  @Override
  public void put(ServedObject object) {
    storage.orElseThrow().serve(BUCKET, object.key(), object.address(), object.bytes());
  }

  @Override
  public void put(String table, ObjectNode item) {
    tables.orElseThrow().put(table, item);
  }

  @Override
  public void close() {
    storage.ifPresent(LocalStorage::close);
    tables.ifPresent(EmbeddedTables::close);
    queues.ifPresent(QueueService::close);
  }
}
