package io.faasduet.bench.cost;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of list prices, from which costs are computed. One comes with Duet, of AWS in us-east-1;
 * a file of the same form can take its place.
 *
 * @param version what tells this table from others in results
 * @param region where these prices are paid
 * @param currency {@value #CURRENCY}
 * @param prices each price by its name, such as {@code lambda.x86.gb_second}
 */
public record PriceTable(
    String version, String region, String currency, Map<String, Price> prices) {
  /** The currency of every table. */
  public static final String CURRENCY = "USD";

  private static final String SHIPPED = "prices.json";

  public PriceTable {
    if (version.isBlank()) {
      throw new IllegalArgumentException("field 'version' must not be blank");
    }
    if (!currency.equals(CURRENCY)) {
      throw new IllegalArgumentException(
          "field 'currency' must be " + CURRENCY + ", not '" + currency + "'");
    }
    prices = new TreeMap<>(prices);
  }

  /** The prices in the order of their names; a copy. */
  @Override
  public Map<String, Price> prices() {
    return new TreeMap<>(prices);
  }

  /** The table that comes with Duet. */
  public static PriceTable shipped() {
    try (InputStream json = PriceTable.class.getResourceAsStream(SHIPPED)) {
      return Json.read(json.readAllBytes(), PriceTable.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prices that come with Duet", e);
    }
  }

  /**
   * A table of the user's own.
   *
   * @throws PricesException if there is no such file, or it is not a price table
   */
  public static PriceTable read(Path file) {
    try {
      return Json.read(Files.readAllBytes(file), PriceTable.class);
    } catch (InvalidRequestException | IllegalArgumentException e) {
      String why = e.getMessage().replace("the request", "it");
      throw new PricesException(file + " is not a price table: " + why, e);
    } catch (IOException e) {
      throw new PricesException(file + " cannot be read: is it the file of the prices?", e);
    }
  }

  /**
   * One price.
   *
   * @param unit what its unit must be, so that no table can mean millions by ones
   * @throws PricesException if the table does not have it, or has it for another unit
   */
  public Price price(String name, String unit) {
    Price price = prices.get(name);
    if (price == null) {
      throw new PricesException("the price table " + version + " has no price '" + name + "'");
    }
    if (!price.unit().equals(unit)) {
      throw new PricesException(
          "the price table %s has '%s' for a %s, but it is needed for a %s"
              .formatted(version, name, price.unit(), unit));
    }
    return price;
  }
}
