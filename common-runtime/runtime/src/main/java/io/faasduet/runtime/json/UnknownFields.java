package io.faasduet.runtime.json;

/** What a reader does with fields that a record does not have. */
public enum UnknownFields {
  /** They are passed over: the record has what it needs of somebody else's event or file. */
  IGNORED,

  /**
   * They are passed over where there are fields that the record has. An object that has others
   * only, or bears the mark of another service's event, was meant for somebody else and is refused.
   */
  FOREIGN_REFUSED,

  /** The first object that has one is refused, also inside of others. */
  REFUSED
}
