package io.faasduet.sebs.crud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.tables.EmbeddedTables;
import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputRow;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.tables.BenchmarkTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generator, the function and the check of its answers together. */
class CrudApiInputTest {
  private final EmbeddedTables server = EmbeddedTables.start();
  private final CrudApiInput input = new CrudApiInput();
  private CrudApi function;

  @BeforeEach
  void start() {
    server.createTable("shopping_cart", "cart_id", Optional.of("product_id"));
    function = new CrudApi(InitContext.of(Settings.of(server.settings())));
  }

  @AfterEach
  void close() {
    function.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void theFunctionsAnswersAreRight(InputSize size) throws Exception {
    GeneratedInput made = input.generate(context(size, 1));
    List<Map<String, Object>> result = respond(made);
    assertThat(validate(made, result)).isEmpty();
    assertThat(validate(made, respond(made))).as("the same once more").isEmpty();
  }

  @Test
  void theSeedDecidesTheCarts() {
    GeneratedInput first = input.generate(context(InputSize.LARGE, 1));
    assertThat(input.generate(context(InputSize.LARGE, 1))).isEqualTo(first);
    assertThat(input.generate(context(InputSize.LARGE, 2)).payload()).isNotEqualTo(first.payload());
    assertThat(first.rows())
        .hasSize(4)
        .allSatisfy(row -> assertThat((String) row.item().get("cart_id")).matches("[0-9a-f]{32}"));
  }

  @Test
  void anotherItemIsRefused() throws Exception {
    GeneratedInput made = input.generate(context(InputSize.TEST, 1));
    Map<String, Object> right = respond(made).get(0);
    assertRefused(made, List.of(), "result has 0 answers to 1 requests");
    for (String attribute : right.keySet()) {
      assertRefused(
          made,
          List.of(with(right, attribute, "wrong")),
          "result[0]." + attribute + " is wrong, not");
    }
    assertRefused(made, List.of(with(right, "price", 42.0)), "result[0].price is 42.0, not 42");
    assertRefused(made, List.of(with(right, "extra", 1)), "result[0] has the attributes");
    Map<String, Object> fewer = new HashMap<>(right);
    fewer.remove("name");
    assertRefused(made, List.of(fewer), "result[0] has the attributes");
  }

  @Test
  void anotherSummaryIsRefused() throws Exception {
    GeneratedInput made = input.generate(context(InputSize.SMALL, 1));
    Map<String, Object> right = respond(made).get(0);
    assertThat(((Number) right.get("total_cost")).intValue()).isEqualTo(1510);
    assertThat((Double) right.get("avg_price")).isEqualTo(1510 / 11.0);
    assertRefused(made, List.of(with(right, "total_cost", 1511)), ".total_cost is 1511, not 1510");
    assertRefused(made, List.of(with(right, "avg_price", 137.3)), ".avg_price is 137.3, not 137.2");
    assertRefused(made, List.of(with(right, "avg_price", Double.NaN)), ".avg_price is NaN");
    List<Object> products = new ArrayList<>((List<?>) right.get("products"));
    Collections.reverse(products);
    assertThat(validate(made, List.of(with(right, "products", products)))).isEmpty();
    products.add(products.get(0));
    assertRefused(made, List.of(with(right, "products", products)), ".products is");
    assertRefused(made, List.of(with(right, "products", products.subList(0, 3))), ".products is");
  }

  @Test
  void anotherStepIsRefused() throws Exception {
    GeneratedInput made = input.generate(context(InputSize.LARGE, 1));
    List<Map<String, Object>> right = respond(made);
    assertRefused(
        made, replaced(right, 2, Map.of("done", true)), "result[2] is {done=true}, not {}");
    assertRefused(made, replaced(right, 3, right.get(1)), "result[3].products is");
    assertRefused(made, replaced(right, 3, right.get(9)), "result[5].products is");
    List<Object> products = new ArrayList<>((List<?>) right.get(9).get("products"));
    Collections.reverse(products);
    assertRefused(
        made,
        replaced(right, 9, with(right.get(9), "products", products)),
        "result[9].products is");
    assertRefused(
        made, replaced(right, 9, with(right.get(9), "total_cost", 1)), "result[9].total_cost is");
  }

  @Test
  void aCartThatWasNotFilledIsNotRight() throws Exception {
    GeneratedInput made = input.generate(context(InputSize.SMALL, 1));
    assertRefused(made, answered(made), "result[0].products is []");
    GeneratedInput one = input.generate(context(InputSize.TEST, 1));
    assertThatThrownBy(() -> answered(one)).isInstanceOf(NotFoundException.class);
  }

  private void assertRefused(GeneratedInput made, List<Map<String, Object>> wrong, String says) {
    assertThat(validate(made, wrong)).hasValueSatisfying(fault -> assertThat(fault).contains(says));
  }

  private static Map<String, Object> with(Map<String, Object> of, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(of);
    changed.put(name, value);
    return changed;
  }

  private static List<Map<String, Object>> replaced(
      List<Map<String, Object>> of, int index, Map<String, Object> value) {
    List<Map<String, Object>> changed = new ArrayList<>(of);
    changed.set(index, value);
    return changed;
  }

  private Optional<String> validate(GeneratedInput made, List<Map<String, Object>> result) {
    return input.validate(
        new BenchmarkAnswer(made.payload(), Map.of("result", result), context(InputSize.TEST, 1)));
  }

  /** Puts the rows, as the instrument does, and answers. */
  private List<Map<String, Object>> respond(GeneratedInput made) throws Exception {
    try (BenchmarkTables tables = BenchmarkTables.open(Settings.of(server.settings()))) {
      for (InputRow row : made.rows()) {
        tables.put(row.table(), row.item());
      }
    }
    return answered(made);
  }

  private List<Map<String, Object>> answered(GeneratedInput made) throws Exception {
    CrudApiRequest request =
        Json.read(Json.write(made.payload()), CrudApiRequest.class, CrudApi.SPEC.fieldNaming());
    return function.apply(request, Invocation.of("test")).result();
  }

  private static InputContext context(InputSize size, long seed) {
    return new InputContext(
        size,
        seed,
        Optional.empty(),
        Path.of("unused"),
        "bucket",
        List.of(),
        List.of(),
        Duration.ofSeconds(30));
  }
}
