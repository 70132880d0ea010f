package io.faasduet.sebs.crud;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One call of the interface of shopping carts.
 *
 * @param route method and path: {@code PUT /cart}, {@code GET /cart/{id}} or {@code GET /cart}
 * @param path what stands for the path's variable
 * @param body the call's own request
 */
public record CartCall(String route, Optional<PathVariables> path, CartBody body) {
  static final String PUT = "PUT /cart";
  static final String GET_ONE = "GET /cart/{id}";
  static final String GET_ALL = "GET /cart";

  public CartCall {
    requireNonNull(route, "route");
    requireNonNull(path, "path");
    requireNonNull(body, "body");
  }

  /**
   * A path's variable.
   *
   * @param id a product
   */
  public record PathVariables(String id) {}

  /**
   * The body of a call; all but the cart is for {@code PUT /cart}.
   *
   * @param cart the cart
   * @param productId the product that is put into it
   * @param name what the product is called
   * @param price of one
   * @param quantity how many
   */
  public record CartBody(
      String cart,
      Optional<String> productId,
      Optional<String> name,
      Optional<BigDecimal> price,
      Optional<BigDecimal> quantity) {}
}
