package io.faasduet.sebs.tables;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.AwsConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * Items by table and key, in DynamoDB or what speaks its protocol. Attributes are texts and
 * numbers; of an item that is read, whole numbers are {@link Integer}, {@link Long} or {@link
 * java.math.BigInteger}, others {@link java.math.BigDecimal}. Thread-safe.
 *
 * <p>A table that is missing is a {@link io.faasduet.api.NotFoundException}, what DynamoDB refuses
 * to store an {@link io.faasduet.api.InvalidRequestException}, what may not be read or cannot be
 * reached a {@link io.faasduet.api.FunctionException}; messages name the table.
 */
public final class BenchmarkTables implements AutoCloseable {
  private static final String REAL_NAME = "NOSQL_STORAGE_TABLE_";

  private final DynamoDbClient client;
  private final Settings settings;

  private BenchmarkTables(DynamoDbClient client, Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * The tables that the settings name.
   *
   * <ul>
   *   <li>{@code NOSQL_STORAGE_TABLE_<table>}: the real name of a table; without it its own
   *   <li>{@code AWS_ENDPOINT_URL_DYNAMODB}, else {@code AWS_ENDPOINT_URL}: another service than
   *       AWS's
   *   <li>region and credentials as for {@link io.faasduet.objectstore.ObjectStores#open}
   * </ul>
   *
   * @throws io.faasduet.api.InvalidSettingException if the endpoint is no URL of a host
   */
  public static BenchmarkTables open(Settings settings) {
    return new BenchmarkTables(
        AwsConnection.to("DYNAMODB", settings)
            .configure(DynamoDbClient.builder())
            .endpointDiscoveryEnabled(false)
            .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
            .build(),
        settings);
  }

  /** Stores an item, which replaces the one of its key. */
  public void put(String table, Map<String, Object> item) {
    String name = realName(table);
    serving(name, () -> client.putItem(it -> it.tableName(name).item(ItemAttributes.toSdk(item))));
  }

  /** The item of a key. */
  public Optional<Map<String, Object>> get(String table, Map<String, Object> key) {
    String name = realName(table);
    return serving(
        name,
        () ->
            Optional.of(client.getItem(it -> it.tableName(name).key(ItemAttributes.toSdk(key))))
                .filter(GetItemResponse::hasItem)
                .map(GetItemResponse::item)
                .map(ItemAttributes::ofSdk));
  }

  /**
   * Stores an item, which replaces the one of its key, if a condition holds for that one.
   *
   * @param condition a condition expression of DynamoDB's
   * @param names the names of attributes in it, by their {@code #name}
   * @param values the values in it, by their {@code :name}
   * @return whether it held
   */
  public boolean putIf(
      String table,
      Map<String, Object> item,
      String condition,
      Map<String, String> names,
      Map<String, Object> values) {
    String name = realName(table);
    return serving(
        name,
        () -> {
          try {
            client.putItem(
                it ->
                    it.tableName(name)
                        .item(ItemAttributes.toSdk(item))
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(ItemAttributes.toSdk(values)));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  /** The items of a partition, all pages, in the order of their sort keys. */
  public List<Map<String, Object>> query(String table, String partitionKey, String value) {
    return query(table, partitionKey, value, false);
  }

  /** The same by strongly consistent reads: all that was written before is among them. */
  public List<Map<String, Object>> queryConsistently(
      String table, String partitionKey, String value) {
    return query(table, partitionKey, value, true);
  }

  private List<Map<String, Object>> query(
      String table, String partitionKey, String value, boolean consistently) {
    String name = realName(table);
    return serving(
        name,
        () ->
            client
                .queryPaginator(
                    it ->
                        it.tableName(name)
                            .consistentRead(consistently)
                            .keyConditionExpression("#partition = :value")
                            .expressionAttributeNames(Map.of("#partition", partitionKey))
                            .expressionAttributeValues(
                                ItemAttributes.toSdk(Map.of(":value", value))))
                .items()
                .stream()
                .map(ItemAttributes::ofSdk)
                .toList());
  }

  private String realName(String table) {
    return settings.text(REAL_NAME + table).orElse(table);
  }

  private static <T> T serving(String table, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw TableFailures.of(e, table);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
