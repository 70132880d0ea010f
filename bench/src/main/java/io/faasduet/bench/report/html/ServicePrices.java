package io.faasduet.bench.report.html;

import io.faasduet.bench.cost.PriceTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a million uses of the services around a function cost, for those that a table prices. */
final class ServicePrices {
  private static final double MILLION = 1e6;

  private static final List<Service> SERVICES =
      List.of(
          new Service("api_gateway.http.request", "API Gateway's HTTP API"),
          new Service("api_gateway.rest.request", "its REST API"),
          new Service("sqs.standard.request", "SQS requests"),
          new Service("s3.get", "S3 GETs"),
          new Service("s3.put", "S3 PUTs"),
          new Service("dynamodb.read", "DynamoDB reads"),
          new Service("dynamodb.write", "DynamoDB writes"));

  private ServicePrices() {}

  private record Service(String price, String name) {}

  /** A list for a sentence; empty if the table has none of them. */
  static String of(PriceTable table) {
    return SERVICES.stream()
        .filter(service -> table.prices().containsKey(service.price()))
        .map(
            service ->
                String.format(
                    Locale.ROOT,
                    "%s $%.2f",
                    service.name(),
                    table.prices().get(service.price()).total(MILLION)))
        .collect(Collectors.joining(", "));
  }
}
