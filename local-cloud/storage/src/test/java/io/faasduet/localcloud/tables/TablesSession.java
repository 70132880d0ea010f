package io.faasduet.localcloud.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.signature.LocalAccount;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A service with a table of carts and products, and the AWS SDK's client of it, for each test. */
final class TablesSession implements BeforeEachCallback, AfterEachCallback {
  static final String TABLE = "shopping_cart";

  private EmbeddedTables tables;
  private DynamoDbClient client;

  @Override
  public void beforeEach(ExtensionContext context) {
    tables = EmbeddedTables.start();
    tables.createTable(TABLE, "cart_id", Optional.of("product_id"));
    client = client(LocalAccount.ACCESS_KEY_ID, LocalAccount.SECRET_ACCESS_KEY);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    client.close();
    tables.close();
  }

  EmbeddedTables tables() {
    return tables;
  }

  DynamoDbClient client() {
    return client;
  }

  /** Another client, which the caller closes. */
  DynamoDbClient client(String accessKeyId, String secret) {
    return DynamoDbClient.builder()
        .endpointOverride(tables.endpoint())
        .region(Region.of(LocalAccount.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  void put(Map<String, AttributeValue> item) {
    client.putItem(it -> it.tableName(TABLE).item(item));
  }

  Map<String, AttributeValue> get(String cart, String product) {
    return client.getItem(it -> it.tableName(TABLE).key(key(cart, product))).item();
  }

  static Map<String, AttributeValue> key(String cart, String product) {
    return Map.of("cart_id", text(cart), "product_id", text(product));
  }

  /** A key and one attribute more. */
  static Map<String, AttributeValue> item(
      String cart, String product, String name, AttributeValue value) {
    Map<String, AttributeValue> item = new HashMap<>(key(cart, product));
    item.put(name, value);
    return item;
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(String number) {
    return AttributeValue.fromN(number);
  }

  static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  static KeySchemaElement keyElement(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  static void assertRefused(String exception, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(exception);
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
              assertThat(e.statusCode()).isEqualTo(400);
            });
  }

  static void assertInvalid(String message, ThrowingCallable call) {
    assertRefused("ValidationException", message, call);
  }
}
