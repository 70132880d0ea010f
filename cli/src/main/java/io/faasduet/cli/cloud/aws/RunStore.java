package io.faasduet.cli.cloud.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import io.faasduet.localcloud.input.InputStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The input and output of one run's function: a bucket and tables that are the run's, and are
 * removed with all that it made. Used by one thread at a time.
 */
final class RunStore implements InputStore {
  /** The variable with which a function finds a table, by its name in the benchmark. */
  private static final String TABLE_VARIABLE = "NOSQL_STORAGE_TABLE_";

  private final AwsAccount account;
  private final RunResources resources;
  private final BenchmarkNeeds needs;
  private final AwsBuckets buckets;
  private final AwsTables tables;

  RunStore(AwsAccount account, RunResources resources, BenchmarkNeeds needs) {
    this.account = account;
    this.resources = resources;
    this.needs = needs;
    this.buckets = new AwsBuckets(account);
    this.tables = new AwsTables(account);
  }

  @Override
  public String bucket() {
    return resources.bucket();
  }

  /** For processes of this machine, with what AWS's variables of this process say. */
  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(account.ownVariables());
    settings.putAll(functionVariables());
    settings.put("AWS_REGION", account.region());
    return settings;
  }

  /** Those that a function on Lambda needs, of those that it may have there. */
  Map<String, String> functionVariables() {
    Map<String, String> variables = new HashMap<>(account.endpointVariables());
    needs
        .tables()
        .keySet()
        .forEach(table -> variables.put(TABLE_VARIABLE + table, resources.table(table)));
    return variables;
  }

  /** What is made when it is opened. */
  List<CloudResource> planned() {
    List<CloudResource> planned = new ArrayList<>();
    needs.tables().keySet().stream()
        .sorted()
        .forEach(name -> planned.add(resources.of(ResourceKind.TABLE, resources.table(name))));
    if (needs.storesObjects()) {
      planned.add(resources.of(ResourceKind.BUCKET, bucket()));
    }
    return planned;
  }

  @Override
  public void open(BenchmarkNeeds opened) {
    if (opened.storesObjects()) {
      makeBucket();
    }
    opened
        .tables()
        .forEach(
            (name, keys) -> {
              String table = resources.table(name);
              resources.make(
                  ResourceKind.TABLE,
                  table,
                  () -> tables.exists(table),
                  () -> tables.create(table, keys));
            });
  }

  /** Makes the bucket, unless it is there. */
  void makeBucket() {
    resources.make(
        ResourceKind.BUCKET,
        bucket(),
        () -> buckets.exists(bucket()),
        () -> buckets.create(bucket()));
  }

  @Override
  public void put(String key, Path file) {
    AwsFailure.tell(
        "%s cannot be uploaded to %s".formatted(key, bucket()),
        () -> buckets.upload(bucket(), key, file));
  }

  @Override
  public void put(String table, ObjectNode item) {
    String name = resources.table(table);
    AwsFailure.tell("table " + name + " takes no item", () -> tables.put(name, item));
  }

  /** What is in it is removed with the run. */
  @Override
  public void close() {}
}
