package io.faasduet.localcloud.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.signature.LocalAccount;
import io.faasduet.localcloud.tables.operation.TableOperations;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.TablesError;
import io.faasduet.localcloud.wire.StrictHttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A DynamoDB service in this process, on a free port, of the loopback address unless told
 * otherwise. Requests to other hosts, and from pages of other sites, are refused. The AWS SDKs and
 * the AWS CLI can use it. Thread-safe.
 *
 * <p>It checks signatures, as {@link io.faasduet.localcloud.storage.EmbeddedS3} does and of the
 * same account. It serves tables (create, delete, describe, list) and items (put, get, update,
 * delete, query, scan, batches) with their expressions; every other operation is answered {@code
 * UnknownOperationException}, and every parameter that would have to be ignored, such as secondary
 * indexes, streams and the parameters that expressions replaced, {@code ValidationException}.
 * Tables are in memory until {@link #close}; reads are consistent and nothing is throttled.
 */
public final class EmbeddedTables implements AutoCloseable {
  private final TableOperations operations;
  private final ListenAddress listen;
  private final StrictHttpServer server;

  private EmbeddedTables(
      TableOperations operations, ListenAddress listen, StrictHttpServer server) {
    this.operations = operations;
    this.listen = listen;
    this.server = server;
  }

  /**
   * Starts a service without tables.
   *
   * @throws UncheckedIOException if no port is available
   */
  public static EmbeddedTables start() {
    return start(ListenAddress.LOOPBACK);
  }

  /**
   * As {@link #start()}, on a free port of another address.
   *
   * @throws UncheckedIOException if no port is available
   */
  public static EmbeddedTables start(ListenAddress listen) {
    return start(listen, Optional.empty());
  }

  /**
   * As {@link #start(ListenAddress)}, as far as a profile says.
   *
   * @throws UncheckedIOException if no port is available
   */
  public static EmbeddedTables start(ListenAddress listen, Optional<DistanceProfile> distance) {
    TableOperations operations = new TableOperations(new TableCatalogue(Clock.systemUTC()));
    try {
      StrictHttpServer server =
          StrictHttpServer.start(
              "embedded-tables",
              new InetSocketAddress(listen.inet(), 0),
              TablesHandler::malformed,
              distance.map(profile -> profile.filter("dynamodb")).stream().toList(),
              new TablesHandler(operations, listen.hosts()));
      return new EmbeddedTables(operations, listen, server);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a table service on this machine", e);
    }
  }

  /** What to give clients as the endpoint. */
  public URI endpoint() {
    return URI.create("http://" + listen.reachedAs() + ":" + server.port());
  }

  /** The environment variables that make a process use this service for DynamoDB. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(LocalAccount.settings());
    settings.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint().toString());
    return settings;
  }

  /**
   * Makes a table whose key is texts; one that is there already stays as it is.
   *
   * @param sortKey empty for one item a partition
   * @throws IllegalArgumentException if the names are none that DynamoDB takes
   */
  public void createTable(String name, String partitionKey, Optional<String> sortKey) {
    ObjectNode request = TablesRequest.JSON.createObjectNode();
    request.put("TableName", name).put("BillingMode", "PAY_PER_REQUEST");
    ArrayNode types = request.putArray("AttributeDefinitions");
    ArrayNode keys = request.putArray("KeySchema");
    addKey(types, keys, partitionKey, "HASH");
    sortKey.ifPresent(sort -> addKey(types, keys, sort, "RANGE"));
    try {
      operations.answer("CreateTable", request);
    } catch (TablesError e) {
      if (e.isValidation()) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  /**
   * Puts an item into a table that is there, replacing one of the same key.
   *
   * @param item its attributes: texts and numbers
   * @throws IllegalArgumentException if the table does not take it
   */
  public void put(String table, ObjectNode item) {
    ObjectNode request = TablesRequest.JSON.createObjectNode().put("TableName", table);
    ObjectNode attributes = request.putObject("Item");
    for (Map.Entry<String, JsonNode> attribute : item.properties()) {
      attributes
          .putObject(attribute.getKey())
          .put(attribute.getValue().isNumber() ? "N" : "S", attribute.getValue().asText());
    }
    try {
      operations.answer("PutItem", request);
    } catch (TablesError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void addKey(ArrayNode types, ArrayNode keys, String name, String keyType) {
    types.addObject().put("AttributeName", name).put("AttributeType", "S");
    keys.addObject().put("AttributeName", name).put("KeyType", keyType);
  }

  /** Stops serving and forgets every table. */
  @Override
  public void close() {
    server.close();
  }
}
