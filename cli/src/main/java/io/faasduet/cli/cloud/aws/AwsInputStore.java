package io.faasduet.cli.cloud.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.cloud.CloudException;
import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.ContentHash;
import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.cli.cloud.ResourceLedger;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import io.faasduet.localcloud.input.InputStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A benchmark's input in S3 and DynamoDB: prefixes of one bucket, and tables of its own. What is
 * there as it should be is not uploaded again. When it is closed, the output of its function is
 * deleted, unless another run of the benchmark goes on; of a bucket that the user names only what
 * came since it was opened. Used by one thread at a time.
 */
final class AwsInputStore implements InputStore {
  /** The variable with which a function finds a table, by its name in the benchmark. */
  private static final String TABLE_VARIABLE = "NOSQL_STORAGE_TABLE_";

  private final AwsAccount account;
  private final AwsBuckets buckets;
  private final AwsTables tables;
  private final DeploymentCache cache;
  private final ResourceLedger ledger;
  private final StoredBenchmark benchmark;
  private final RunLease lease;
  private final Map<String, String> uploaded = new TreeMap<>();
  private Map<String, Long> there = Map.of();
  private boolean open;

  /**
   * What is stored of one benchmark.
   *
   * @param id its name in the suite
   * @param resourceId of the deployment
   * @param givenBucket a bucket of the user's; without it one is made for the deployment
   * @param update whether to upload what is there already
   */
  record StoredBenchmark(
      String id,
      String resourceId,
      BenchmarkNeeds needs,
      Optional<String> givenBucket,
      boolean update) {
    String file() {
      return id + "/config.json";
    }

    String bucket() {
      return givenBucket.orElse("sebs-benchmarks-" + resourceId);
    }

    String table(String name) {
      return "sebs-benchmarks-" + resourceId + "-" + id + "-" + name;
    }
  }

  AwsInputStore(AwsAccount account, DeploymentCache cache, StoredBenchmark benchmark) {
    this.account = account;
    this.buckets = new AwsBuckets(account);
    this.tables = new AwsTables(account);
    this.cache = cache;
    this.ledger = new ResourceLedger(cache);
    this.benchmark = benchmark;
    this.lease = RunLease.take(cache.directory().resolve(benchmark.id()).resolve("in-use"));
  }

  @Override
  public String bucket() {
    return benchmark.bucket();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = variables(account, benchmark);
    settings.put("AWS_REGION", account.region());
    return settings;
  }

  /** The variables that a function needs, of those that it may have on Lambda. */
  static Map<String, String> variables(AwsAccount account, StoredBenchmark benchmark) {
    Map<String, String> variables = new HashMap<>(account.endpointVariables());
    benchmark
        .needs()
        .tables()
        .keySet()
        .forEach(table -> variables.put(TABLE_VARIABLE + table, benchmark.table(table)));
    return variables;
  }

  @Override
  public void open(BenchmarkNeeds needs) {
    cache.making(
        () -> {
          make(needs);
          return true;
        });
    open = true;
  }

  private void make(BenchmarkNeeds needs) {
    if (needs.storesObjects()) {
      bucketIsThere();
      there =
          AwsFailure.told(
              "bucket " + bucket() + " cannot be listed",
              () -> buckets.list(bucket(), benchmark.id() + "-"));
    }
    needs
        .tables()
        .forEach(
            (name, keys) -> {
              String table = benchmark.table(name);
              resource(ResourceKind.TABLE, table, "DYNAMODB")
                  .make(() -> tables.exists(table), () -> tables.create(table, keys));
            });
  }

  private void bucketIsThere() {
    if (benchmark.givenBucket().isEmpty()) {
      resource(ResourceKind.BUCKET, bucket(), "S3")
          .make(() -> buckets.exists(bucket()), () -> buckets.create(bucket()));
    } else if (!AwsFailure.told(
        "bucket " + bucket() + " cannot be looked for", () -> buckets.exists(bucket()))) {
      throw new CloudException(
          "there is no bucket %s in %s; make it, or leave storage_buckets out of the configuration, so that one is made"
              .formatted(bucket(), account.place("S3")));
    }
  }

  private AwsResource resource(ResourceKind kind, String name, String service) {
    return new AwsResource(
        new CloudResource(
            kind, name, account.place(service), benchmark.resourceId(), Instant.now()),
        ledger);
  }

  @Override
  public void put(String key, Path file) {
    String hash = new ContentHash().with("", file).hex();
    String before = cached().path("objects").path(key).asText();
    boolean kept =
        !benchmark.update()
            && there.getOrDefault(key, -1L) == file.toFile().length()
            && hash.equals(before);
    if (!kept) {
      AwsFailure.tell(
          "%s cannot be uploaded to %s".formatted(key, bucket()),
          () -> buckets.upload(bucket(), key, file));
    }
    uploaded.put(key, hash);
    cache.update(benchmark.file(), this::describe);
  }

  @Override
  public void put(String table, ObjectNode item) {
    String name = benchmark.table(table);
    AwsFailure.tell("table " + name + " takes no item", () -> tables.put(name, item));
    cache.update(benchmark.file(), this::describe);
  }

  private ObjectNode cached() {
    return storage(cache.read(benchmark.file()));
  }

  private static ObjectNode storage(ObjectNode file) {
    return file.withObject("/aws/storage");
  }

  private void describe(ObjectNode file) {
    ObjectNode storage = storage(file);
    storage.put("bucket", bucket());
    prefixes(storage, "input", benchmark.needs().inputBuckets());
    prefixes(storage, "output", benchmark.needs().outputBuckets());
    storage.withObject("/buckets").put("input_uploaded", true);
    uploaded.forEach(storage.withObject("/objects")::put);
    benchmark
        .needs()
        .tables()
        .keySet()
        .forEach(name -> file.withObject("/aws/nosql/tables").put(name, benchmark.table(name)));
  }

  private void prefixes(ObjectNode storage, String kind, int count) {
    ArrayNode prefixes = storage.withObject("/buckets").putArray(kind);
    IntStream.range(0, count).forEach(i -> prefixes.add(prefix(i, kind)));
  }

  private String prefix(int index, String kind) {
    return "%s-%d-%s".formatted(benchmark.id(), index, kind);
  }

  @Override
  public void close() {
    boolean alone = lease.end();
    Set<String> ofOthers = benchmark.givenBucket().isPresent() ? there.keySet() : Set.of();
    if (open && alone && benchmark.needs().storesObjects()) {
      for (int i = 0; i < benchmark.needs().outputBuckets(); i++) {
        String prefix = prefix(i, "output") + "/";
        AwsFailure.tell(
            "%s of bucket %s cannot be emptied".formatted(prefix, bucket()),
            () -> buckets.empty(bucket(), prefix, ofOthers));
      }
    }
  }
}
