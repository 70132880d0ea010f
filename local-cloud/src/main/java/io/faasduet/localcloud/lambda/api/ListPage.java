package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.function.ServiceException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list, and where the next one begins. */
record ListPage<T>(List<T> items, Optional<String> next) {
  private static final BigInteger MOST = BigInteger.valueOf(10_000);

  /**
   * The page that a call asks for by {@code Marker} and {@code MaxItems}.
   *
   * @param most what a page holds at most
   * @param name by which they are in order
   */
  static <T> ListPage<T> of(ApiRequest call, int most, List<T> all, Function<T, String> name) {
    String from = call.parameter("Marker").orElse("");
    int size = Math.min(most, call.parameter("MaxItems").map(ListPage::size).orElse(most));
    List<T> rest = all.stream().filter(item -> name.apply(item).compareTo(from) >= 0).toList();
    return rest.size() <= size
        ? new ListPage<>(rest, Optional.empty())
        : new ListPage<>(rest.subList(0, size), Optional.of(name.apply(rest.get(size))));
  }

  Map<String, Object> answer(String field, Function<T, Map<String, Object>> description) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(field, items.stream().map(description).toList());
    next.ifPresent(marker -> answer.put("NextMarker", marker));
    return answer;
  }

  private static int size(String text) {
    if (!text.matches("-?\\d+")) {
      throw new ServiceException(
          400, "SerializationException", "'" + text + "' cannot be converted to an Integer");
    }
    BigInteger size = new BigInteger(text);
    if (size.signum() <= 0) {
      throw ServiceException.constraint(
          "maxItems", text, "Member must have value greater than or equal to 1");
    } else if (size.compareTo(MOST) > 0) {
      throw ServiceException.constraint(
          "maxItems", text, "Member must have value less than or equal to " + MOST);
    }
    return size.intValue();
  }
}
