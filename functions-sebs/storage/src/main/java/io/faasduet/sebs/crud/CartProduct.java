package io.faasduet.sebs.crud;

import java.util.HashMap;
import java.util.Map;

/** A product in a cart. */
record CartProduct(String id, String name, int price, int quantity) {

  /** The product that is put at a place, from 0. */
  static CartProduct put(int i) {
    return new CartProduct("new-id-" + i, "Test Item " + i, 100 * i, i);
  }

  /** As an item of the table. */
  Map<String, Object> item(String cart) {
    Map<String, Object> item = attributes();
    item.put(ShoppingCart.CART, cart);
    return item;
  }

  /** As the body of the request that puts it into a cart. */
  Map<String, Object> body(String cart) {
    Map<String, Object> body = attributes();
    body.put("cart", cart);
    return body;
  }

  private Map<String, Object> attributes() {
    return new HashMap<>(
        Map.of(ShoppingCart.PRODUCT, id, "name", name, "price", price, "quantity", quantity));
  }
}
