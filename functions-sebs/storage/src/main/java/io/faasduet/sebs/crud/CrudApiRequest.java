package io.faasduet.sebs.crud;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.crud.CartCall.CartBody;
import io.faasduet.sebs.crud.CartCall.PathVariables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Calls that are done one after the other.
 *
 * @param requests the calls, at least one
 * @param size the size of the benchmark's input, which changes nothing
 */
public record CrudApiRequest(List<CartCall> requests, Optional<String> size) {
  /** DynamoDB's numbers have 38 digits, up to 10^126. */
  private static final int MAX_DIGITS = 38;

  private static final int MAX_EXPONENT = 125;
  private static final int MAX_CART_BYTES = 2048;
  private static final int MAX_PRODUCT_BYTES = 1024;

  public CrudApiRequest {
    requests = List.copyOf(requests);
    if (requests.isEmpty()) {
      throw new InvalidRequestException("field 'requests' must have at least one request");
    }
    for (int i = 0; i < requests.size(); i++) {
      check(requests.get(i), "requests[" + i + "].");
    }
  }

  private static void check(CartCall call, String path) {
    checkKey(call.body().cart(), path + "body.cart", MAX_CART_BYTES);
    switch (call.route()) {
      case CartCall.PUT -> checkProduct(call.body(), path + "body.");
      case CartCall.GET_ONE ->
          checkKey(
              required(call.path().map(PathVariables::id), path + "path.id"),
              path + "path.id",
              MAX_PRODUCT_BYTES);
      case CartCall.GET_ALL -> {}
      default ->
          throw new InvalidRequestException(
              "field '%sroute' must be %s, %s or %s, not '%s'"
                  .formatted(path, CartCall.PUT, CartCall.GET_ONE, CartCall.GET_ALL, call.route()));
    }
  }

  private static void checkProduct(CartBody body, String path) {
    checkKey(
        required(body.productId(), path + "product_id"), path + "product_id", MAX_PRODUCT_BYTES);
    required(body.name(), path + "name");
    checkNumber(required(body.price(), path + "price"), path + "price");
    checkNumber(required(body.quantity(), path + "quantity"), path + "quantity");
  }

  private static <T> T required(Optional<T> value, String field) {
    return value.orElseThrow(() -> new InvalidRequestException("field '" + field + "' is missing"));
  }

  private static void checkKey(String value, String field, int maxBytes) {
    // a character has at most three bytes in UTF-8
    if (value.isEmpty() || value.length() > maxBytes / 3) {
      throw new InvalidRequestException(
          "field '%s' must have from 1 to %d characters, not %d"
              .formatted(field, maxBytes / 3, value.length()));
    }
  }

  private static void checkNumber(BigDecimal number, String field) {
    long exponent = (long) number.precision() - number.scale() - 1;
    if (number.signum() != 0
        && (number.stripTrailingZeros().precision() > MAX_DIGITS
            || Math.abs(exponent) > MAX_EXPONENT)) {
      throw new InvalidRequestException(
          "field '%s' must have at most %d digits, and less than %d before or after the point"
              .formatted(field, MAX_DIGITS, MAX_EXPONENT + 1));
    }
  }
}
