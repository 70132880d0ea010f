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

  private final Optional<String> price;

  HttpTrigger(Optional<String> price) {
    this.price = price;
  }

  double usd(PriceTable prices, double requests) {
    return price.map(name -> prices.price(name, "request").total(requests)).orElse(0.0);
  }
}
