package io.faasduet.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceTableTest {
  @TempDir Path directory;

  @Test
  void everyPriceThatComesWithDuetSaysWhereAndWhenItWasReadAtAws() {
    PriceTable shipped = PriceTable.shipped();
    assertThat(shipped.region()).isEqualTo("us-east-1");
    assertThat(shipped.prices()).hasSizeGreaterThan(30);
    assertThat(shipped.prices().values())
        .allSatisfy(
            price -> {
              assertThat(price.usd()).isPositive();
              assertThat(price.source().orElseThrow()).startsWith("https://aws.amazon.com/");
              assertThat(price.lookedUp()).isPresent();
            });
  }

  /** 7 billion GB-seconds: six at the first price and one at the second. */
  @Test
  void theUnitsOfATierArePaidAtItsPrice() {
    Price price = PriceTable.shipped().price("lambda.x86.gb_second", "GB-second");
    assertThat(price.total(1)).isEqualTo(0.0000166667);
    assertThat(price.total(7e9)).isCloseTo(100_000.2 + 15_000, within(1e-6));
    assertThat(price.total(16e9)).isCloseTo(100_000.2 + 135_000 + 13_333.4, within(1e-6));
  }

  @Test
  void aTableOfTheUsersOwnTakesItsPlace() throws IOException {
    Path file =
        write(
            """
            {"version": "ours", "region": "eu-central-1", "currency": "USD",
             "prices": {"lambda.request": {"usd": 0.00000025, "unit": "request"}}}
            """);
    PriceTable ours = PriceTable.read(file);
    assertThat(ours.price("lambda.request", "request").total(4e6)).isCloseTo(1, within(1e-12));
    assertThatThrownBy(() -> ours.price("lambda.arm.gb_second", "GB-second"))
        .isInstanceOf(PricesException.class)
        .hasMessage("the price table ours has no price 'lambda.arm.gb_second'");
  }

  @Test
  void aPriceOfAnotherUnitIsRefused() throws IOException {
    PriceTable table =
        PriceTable.read(write(table("USD", "{\"usd\": 0.2, \"unit\": \"million\"}")));
    assertThatThrownBy(() -> table.price("lambda.request", "request"))
        .isInstanceOf(PricesException.class)
        .hasMessage(
            "the price table ours has 'lambda.request' for a million,"
                + " but it is needed for a request");
  }

  @Test
  void whatIsNoPriceTableIsRefusedInOneLine() throws IOException {
    refused("{", "is not a price table: it is not well-formed JSON at line");
    refused("", "is not a price table: field 'version' is missing");
    refused("{}", "is not a price table: field 'version' is missing");
    refused(table("EUR", "{\"usd\": 1, \"unit\": \"request\"}"), "must be USD, not 'EUR'");
    refused(
        table("USD", "{\"usd\": -1, \"unit\": \"request\"}"), "must not be below 0, it is -1.0");
    refused(table("USD", "{\"usd\": \"1\", \"unit\": \"request\"}"), "lambda.request.usd' must be");
    refused(table("USD", "{\"usd\": 1}"), "field 'prices.lambda.request.unit' is missing");
    refused(table("USD", "{\"usd\": 1, \"unit\": \"\"}"), "a price needs a unit");
    refused(
        table("USD", "{\"usd\": 1, \"unit\": \"request\", \"looked_up\": \"yesterday\"}"),
        "a date looks like 2026-11-25, not 'yesterday'");
    refused(
        table(
            "USD",
            "{\"usd\": 1, \"unit\": \"request\","
                + " \"tiers\": [{\"above\": 9, \"usd\": 1}, {\"above\": 3, \"usd\": 1}]}"),
        "the tiers of a request must ascend, not go on with 3.0");
    assertThatThrownBy(() -> PriceTable.read(directory.resolve("none.json")))
        .isInstanceOf(PricesException.class)
        .hasMessageEndingWith("none.json cannot be read: is it the file of the prices?");
  }

  private void refused(String json, String message) throws IOException {
    Path file = write(json);
    assertThatThrownBy(() -> PriceTable.read(file))
        .isInstanceOf(PricesException.class)
        .hasMessageStartingWith(file + " is not a price table: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static String table(String currency, String price) {
    return """
        {"version": "ours", "region": "eu-central-1", "currency": "%s",
         "prices": {"lambda.request": %s}}
        """
        .formatted(currency, price);
  }

  private Path write(String json) throws IOException {
    return Files.writeString(directory.resolve("prices.json"), json);
  }
}
