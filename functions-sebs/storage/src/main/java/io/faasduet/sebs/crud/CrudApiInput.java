package io.faasduet.sebs.crud;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputRow;
import io.faasduet.sebs.InputSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The inputs of 130.crud-api: one product of a filled cart, all of the cart, or products put into
 * another cart one by one and read after each. Every answer must be the one that follows from what
 * is in the carts; that the other cart has the later products of an earlier invocation is right.
 */
public final class CrudApiInput implements InputGenerator {
  private static final List<CartProduct> FILLED =
      List.of(
          new CartProduct("game-gothic", "Gothic Game", 42, 2),
          new CartProduct("game-gothic-2", "Gothic 2", 142, 3),
          new CartProduct("sebs-benchmark", "SeBS Benchmark", 1000, 1),
          new CartProduct("mint-linux", "Mint Linux", 0, 5));

  private static final int PUTS = 5;

  @Override
  public GeneratedInput generate(InputContext context) {
    SplittableRandom random = new SplittableRandom(context.seed());
    String filled = cartId(random);
    String written = cartId(random);
    return new GeneratedInput(
        Map.of(
            "requests",
            requests(context.size(), filled, written),
            "size",
            context.size().toString()),
        List.of(),
        FILLED.stream()
            .map(product -> new InputRow(ShoppingCart.TABLE, product.item(filled)))
            .toList());
  }

  /** 32 hexadecimal digits. */
  private static String cartId(SplittableRandom random) {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  private static List<Map<String, Object>> requests(InputSize size, String filled, String written) {
    return switch (size) {
      case TEST ->
          List.of(
              Map.of(
                  "route", CartCall.GET_ONE,
                  "path", Map.of("id", FILLED.get(0).id()),
                  "body", Map.of("cart", filled)));
      case SMALL -> List.of(readAll(filled));
      case LARGE -> {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int i = 0; i < PUTS; i++) {
          CartProduct product = CartProduct.put(i);
          requests.add(Map.of("route", CartCall.PUT, "body", product.body(written)));
          requests.add(readAll(written));
        }
        yield requests;
      }
    };
  }

  private static Map<String, Object> readAll(String cart) {
    return Map.of("route", CartCall.GET_ALL, "body", Map.of("cart", cart));
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    List<?> requests = (List<?>) answer.payload().get("requests");
    List<?> results = answer.result(List.class).orElse(List.of());
    if (results.size() != requests.size()) {
      return Optional.of(
          "result has %d answers to %d requests".formatted(results.size(), requests.size()));
    }
    int put = 0;
    int there = 0;
    for (int i = 0; i < results.size(); i++) {
      Map<?, ?> request = (Map<?, ?>) requests.get(i);
      Map<?, ?> result = (Map<?, ?>) results.get(i);
      if (CartCall.PUT.equals(request.get("route"))) {
        put++;
      } else if (put > 0) {
        there = productsFrom(Math.max(put, there), result);
      }
      Optional<String> fault = fault(request, there, result);
      if (fault.isPresent()) {
        return Optional.of("result[" + i + "]" + fault.get());
      }
    }
    return Optional.empty();
  }

  /**
   * How many products the written cart has: at least those that were put or there before, and as
   * many more as it names, for another invocation of the payload may have put them already.
   */
  private static int productsFrom(int least, Map<?, ?> result) {
    return Math.max(least, Math.min(PUTS, ((List<?>) result.get("products")).size()));
  }

  private static Optional<String> fault(Map<?, ?> request, int there, Map<?, ?> result) {
    String cart = (String) ((Map<?, ?>) request.get("body")).get("cart");
    return switch ((String) request.get("route")) {
      case CartCall.PUT ->
          result.isEmpty() ? Optional.empty() : Optional.of(" is " + result + ", not {}");
      case CartCall.GET_ONE -> CartAnswerCheck.ofItem(result, FILLED.get(0).item(cart));
      default ->
          there == 0
              ? CartAnswerCheck.ofSummary(result, FILLED, false)
              : CartAnswerCheck.ofSummary(
                  result, IntStream.range(0, there).mapToObj(CartProduct::put).toList(), true);
    };
  }
}
