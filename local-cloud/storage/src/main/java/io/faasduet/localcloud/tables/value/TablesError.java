package io.faasduet.localcloud.tables.value;

import java.util.Map;
import java.util.Optional;

/**
 * A refusal, as DynamoDB words it: an HTTP status, the name of an exception that programs read, a
 * message for people.
 */
public final class TablesError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String VALIDATION = "com.amazon.coral.validate#ValidationException";
  private static final String SERVICE = "com.amazon.coral.service#";
  private static final String TABLES = "com.amazonaws.dynamodb.v20120810#";

  private final int status;
  private final String type;
  private final transient Map<String, AttributeValue> item;

  private TablesError(int status, String type, String message, Map<String, AttributeValue> item) {
    super(message);
    this.status = status;
    this.type = type;
    this.item = item;
  }

  private static TablesError of(String type, String message) {
    return new TablesError(400, type, message, Map.of());
  }

  public static TablesError validation(String message) {
    return of(VALIDATION, message);
  }

  /** A value that the operation takes, but not there or not so. */
  public static TablesError parameter(String message) {
    return validation("One or more parameter values were invalid: " + message);
  }

  /** A value outside the constraints of the API's model. */
  public static TablesError constraint(String value, String field, String constraint) {
    return validation(
        "1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
            .formatted(value, field, constraint));
  }

  /** What DynamoDB has and this service has not. */
  public static TablesError notServed(String what) {
    return validation(what + " is not served by the embedded table service");
  }

  public static TablesError serialization(String message) {
    return of(SERVICE + "SerializationException", message);
  }

  public static TablesError unknownOperation(String operation) {
    return of(SERVICE + "UnknownOperationException", operation);
  }

  /** A request that is not signed, or not rightly. */
  public static TablesError authentication(String exception, String message) {
    return of(SERVICE + exception, message);
  }

  /** A request from where none is taken. */
  public static TablesError denied(String message) {
    return new TablesError(403, SERVICE + "AccessDeniedException", message, Map.of());
  }

  /** A table of another account, where nothing here may be done. */
  public static TablesError otherAccount(String arn) {
    return of(
        SERVICE + "AccessDeniedException",
        "Not authorized to perform this operation on resource: " + arn + " of another account");
  }

  public static TablesError internal(String message) {
    return new TablesError(500, SERVICE + "InternalServerError", message, Map.of());
  }

  /** No table of that name, told to an operation on items. */
  public static TablesError noTable() {
    return of(TABLES + "ResourceNotFoundException", "Requested resource not found");
  }

  /** No table of that name, told to an operation on tables. */
  public static TablesError noTable(String name) {
    return of(
        TABLES + "ResourceNotFoundException",
        "Requested resource not found: Table: " + name + " not found");
  }

  public static TablesError tableExists(String name) {
    return of(TABLES + "ResourceInUseException", "Table already exists: " + name);
  }

  /**
   * A condition that did not hold.
   *
   * @param item the item that is there, for a caller that asked for it; else none
   */
  public static TablesError conditionFailed(Map<String, AttributeValue> item) {
    return new TablesError(
        400,
        TABLES + "ConditionalCheckFailedException",
        "The conditional request failed",
        Map.copyOf(item));
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public boolean isValidation() {
    return type.equals(VALIDATION);
  }

  /** The item that goes with the refusal. */
  public Optional<Map<String, AttributeValue>> item() {
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }
}
