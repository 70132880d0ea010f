package io.faasduet.bench.cost;

import java.util.Optional;

/** The front end of a Lambda function that is billed by the request. */
public enum HttpTrigger {
  /** Nothing that costs: the SDK, or a Function URL. */
  NONE(Optional.empty()),
  /** API Gateway's HTTP API, metered by each 512 KB of a request. */
  HTTP_API(Optional.of("api_gateway.http.request")),
  /** API Gateway's REST API. */
  REST_API(Optional.of("api_gateway.rest.request"));

  private static final long UNIT = 512 << 10;

  private final Optional<String> price;

  HttpTrigger(Optional<String> price) {
    this.price = price;
  }

  /**
   * US dollars for requests of a size.
   *
   * @throws PricesException if the price is missing
   */
  public double usd(PriceTable prices, double requests, long requestBytes) {
    long units = this == HTTP_API ? Math.max(1, (requestBytes + UNIT - 1) / UNIT) : 1;
    return price.map(name -> prices.price(name, "request").total(requests * units)).orElse(0.0);
  }
}
