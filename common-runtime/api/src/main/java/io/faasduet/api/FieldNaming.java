package io.faasduet.api;

/**
 * How the components of a record are named as fields in JSON. A function chooses for its request,
 * its response and the records in them; a record that has its own form, such as an event that a
 * platform lays down, says so by implementing {@link AsDeclared}, {@link SnakeCase} or {@link
 * KebabCase}.
 */
public enum FieldNaming {
  /** Component {@code numOfRows} is field {@code num_of_rows}, and {@code sourceURL source_url}. */
  SNAKE_CASE,
  /** Fields have the names of their components: {@code numOfRows}. */
  AS_DECLARED,
  /** Component {@code serverAddress} is field {@code server-address}. */
  KEBAB_CASE;

  /** A record whose fields are named as its components, whatever its function has chosen. */
  public interface AsDeclared {}

  /** A record whose fields are named in snake_case, whatever its function has chosen. */
  public interface SnakeCase {}

  /** A record whose fields are named in kebab-case, whatever its function has chosen. */
  public interface KebabCase {}
}
