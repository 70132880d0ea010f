package io.faasduet.sebs.crud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with an answer of a cart; empty if it is right. */
final class CartAnswerCheck {
  private static final double TOLERANCE = 1e-6;

  private CartAnswerCheck() {}

  /** An item must have these attributes and no others, whole numbers whole. */
  static Optional<String> ofItem(Map<?, ?> answer, Map<String, Object> expected) {
    if (!answer.keySet().equals(expected.keySet())) {
      return Optional.of(
          " has the attributes %s, not %s".formatted(answer.keySet(), expected.keySet()));
    }
    for (Map.Entry<String, Object> attribute : expected.entrySet()) {
      Object found = answer.get(attribute.getKey());
      if (!attribute.getValue().equals(found)) {
        return Optional.of(
            ".%s is %s, not %s".formatted(attribute.getKey(), found, attribute.getValue()));
      }
    }
    return Optional.empty();
  }

  /**
   * All products of a cart must be named, once each, and their cost be right.
   *
   * @param inOrder whether the names must be in the order of the products
   */
  static Optional<String> ofSummary(Map<?, ?> answer, List<CartProduct> products, boolean inOrder) {
    List<String> names = products.stream().map(CartProduct::name).toList();
    List<?> found = (List<?>) answer.get("products");
    if (inOrder ? !found.equals(names) : !counted(found).equals(counted(names))) {
      return Optional.of(".products is " + found + ", not " + names);
    }
    long total = 0;
    long count = 0;
    for (CartProduct product : products) {
      total += (long) product.price() * product.quantity();
      count += product.quantity();
    }
    if (((Number) answer.get("total_cost")).doubleValue() != total) {
      return Optional.of(".total_cost is " + answer.get("total_cost") + ", not " + total);
    }
    double average = count == 0 ? 0 : (double) total / count;
    if (!(Math.abs(((Number) answer.get("avg_price")).doubleValue() - average) <= TOLERANCE)) {
      return Optional.of(".avg_price is " + answer.get("avg_price") + ", not " + average);
    }
    return Optional.empty();
  }

  private static Map<Object, Long> counted(List<?> names) {
    return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
  }
}
