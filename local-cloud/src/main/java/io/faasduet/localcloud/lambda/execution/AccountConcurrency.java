package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests may be under way at once: of all functions together, as AWS limits an account,
 * and of single functions that have some reserved, which the others then cannot use. Thread-safe.
 */
public final class AccountConcurrency {
  private final int limit;
  private final Map<String, Integer> reserved = new HashMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();

  public AccountConcurrency(int limit) {
    this.limit = limit;
  }

  /**
   * One more request of the function is under way.
   *
   * @throws ServiceException if it may not be
   */
  synchronized void acquire(String function) {
    int own = underWay.getOrDefault(function, 0);
    Optional<Integer> ownLimit = reserved(function);
    if (ownLimit.isPresent() && own >= ownLimit.get()) {
      throw ServiceException.tooManyRequests("ReservedFunctionConcurrentInvocationLimitExceeded");
    }
    if (ownLimit.isEmpty() && unreservedUnderWay() >= unreserved()) {
      throw ServiceException.tooManyRequests("ConcurrentInvocationLimitExceeded");
    }
    underWay.put(function, own + 1);
  }

  synchronized void release(String function) {
    underWay.merge(function, -1, (now, less) -> now + less == 0 ? null : now + less);
  }

  /**
   * Sets requests aside for a function.
   *
   * @throws ServiceException if too few would be left to the others
   */
  public synchronized void reserve(String function, int requests) {
    int others = reservedInAll() - reserved(function).orElse(0);
    if (limit - others - requests < leastUnreserved()) {
      throw ServiceException.invalidParameter(
          "Specified ReservedConcurrentExecutions for function decreases account's"
              + " UnreservedConcurrentExecution below its minimum value of ["
              + leastUnreserved()
              + "].");
    }
    reserved.put(function, requests);
  }

  public synchronized void unreserve(String function) {
    reserved.remove(function);
  }

  public synchronized Optional<Integer> reserved(String function) {
    return Optional.ofNullable(reserved.get(function));
  }

  public int limit() {
    return limit;
  }

  public synchronized int unreserved() {
    return limit - reservedInAll();
  }

  /** 100 of the 1000 that AWS gives an account; the same part of fewer. */
  private int leastUnreserved() {
    return limit / 10;
  }

  private int reservedInAll() {
    return reserved.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int unreservedUnderWay() {
    return underWay.entrySet().stream()
        .filter(entry -> !reserved.containsKey(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
