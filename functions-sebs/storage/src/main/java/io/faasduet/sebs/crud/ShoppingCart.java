package io.faasduet.sebs.crud;

import io.faasduet.api.NotFoundException;
import io.faasduet.sebs.crud.CartCall.CartBody;
import io.faasduet.sebs.tables.BenchmarkTables;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shopping carts in the table {@value #TABLE}. Thread-safe. */
final class ShoppingCart {
  static final String TABLE = "shopping_cart";
  static final String CART = "cart_id";
  static final String PRODUCT = "product_id";

  private final BenchmarkTables tables;

  ShoppingCart(BenchmarkTables tables) {
    this.tables = tables;
  }

  Map<String, Object> put(CartBody body) {
    tables.put(
        TABLE,
        Map.of(
            CART,
            body.cart(),
            PRODUCT,
            body.productId().orElseThrow(),
            "name",
            body.name().orElseThrow(),
            "price",
            body.price().orElseThrow(),
            "quantity",
            body.quantity().orElseThrow()));
    return Map.of();
  }

  Map<String, Object> product(String cart, String product) {
    return tables
        .get(TABLE, Map.of(CART, cart, PRODUCT, product))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "product '" + product + "' is not in the cart '" + cart + "'"));
  }

  /** The names of the products, and what they cost together and one by one. */
  Map<String, Object> summary(String cart) {
    List<Map<String, Object>> products = tables.query(TABLE, CART, cart);
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal count = BigDecimal.ZERO;
    for (Map<String, Object> product : products) {
      BigDecimal quantity = number(product, "quantity");
      total = total.add(number(product, "price").multiply(quantity));
      count = count.add(quantity);
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("products", products.stream().map(product -> product.get("name")).toList());
    summary.put("total_cost", wholeIfPossible(total));
    summary.put("avg_price", count.signum() == 0 ? 0.0 : total.doubleValue() / count.doubleValue());
    return summary;
  }

  private static BigDecimal number(Map<String, Object> product, String attribute) {
    return new BigDecimal(String.valueOf(product.getOrDefault(attribute, 0)));
  }

  private static Number wholeIfPossible(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    if (shortest.scale() > 0) {
      return shortest;
    }
    return number.toBigInteger();
  }
}
