package io.faasduet.bench.cost;

/**
 * What a number of Lambda invocations in one month cost, in US dollars.
 *
 * @param requests how many invocations
 * @param requestUsd for the invocations as such
 * @param computeUsd for memory by time, INIT included
 * @param storageUsd for {@code /tmp} beyond 512 MB by time
 * @param gatewayUsd the front end of the function: an HTTP API, a REST API or none
 */
public record LambdaCost(
    double requests, double requestUsd, double computeUsd, double storageUsd, double gatewayUsd) {

  /**
   * The cost of so many invocations. Large amounts take the lower prices of the table's tiers; for
   * those, count all that the account runs in a month.
   *
   * @throws PricesException if a price is missing
   */
  public static LambdaCost of(
      PriceTable prices,
      LambdaSize size,
      BilledDuration use,
      HttpTrigger gateway,
      double requests) {
    if (!(requests > 0)) {
      throw new IllegalArgumentException("the cost of " + requests + " requests");
    }
    double seconds = requests * use.meanMillis() / 1000;
    String compute = "lambda." + size.architecture().label() + ".gb_second";
    double storageGigabytes = size.paidStorageGigabytes();
    return new LambdaCost(
        requests,
        prices.price("lambda.request", "request").total(requests),
        prices.price(compute, "GB-second").total(seconds * size.memoryGigabytes()),
        storageGigabytes == 0
            ? 0
            : prices
                .price("lambda.storage.gb_second", "GB-second")
                .total(seconds * storageGigabytes),
        gateway.usd(prices, requests, 0));
  }

  /** All parts together. */
  public double totalUsd() {
    return requestUsd + computeUsd + storageUsd + gatewayUsd;
  }

  /** The mean cost of one invocation. */
  public double usdPerRequest() {
    return totalUsd() / requests;
  }

  /** The mean cost of a million invocations. */
  public double usdPerMillion() {
    return usdPerRequest() * 1e6;
  }
}
