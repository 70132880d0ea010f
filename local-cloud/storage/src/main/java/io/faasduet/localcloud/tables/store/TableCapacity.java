package io.faasduet.localcloud.tables.store;

/**
 * What a table was made with. Nothing is limited here.
 *
 * @param provisioned whether capacity is provisioned; else requests are paid for one by one
 * @param readUnits provisioned reads a second, else 0
 * @param writeUnits provisioned writes a second, else 0
 */
public record TableCapacity(boolean provisioned, long readUnits, long writeUnits) {
  /** Requests are paid for one by one. */
  public static final TableCapacity ON_DEMAND = new TableCapacity(false, 0, 0);
}
