package io.faasduet.sebs.crud;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.localcloud.tables.EmbeddedTables;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

class CrudApiContractTest extends FunctionContract {
  private static final EmbeddedTables TABLES = started();

  CrudApiContractTest() {
    super(CrudApi.SPEC, TABLES.settings());
  }

  private static EmbeddedTables started() {
    EmbeddedTables tables = EmbeddedTables.start();
    tables.createTable("shopping_cart", "cart_id", Optional.of("product_id"));
    return tables;
  }

  @AfterAll
  static void stop() {
    TABLES.close();
  }

  @Override
  protected List<Example> examples() {
    String put =
        "{\"route\":\"PUT /cart\",\"body\":{\"cart\":\"c\",\"product_id\":\"p\",\"name\":\"A\","
            + "\"price\":2.5,\"quantity\":4}}";
    return List.of(
        new Example(
            "a product put into a cart and read",
            "{\"requests\":["
                + put
                + ",{\"route\":\"GET /cart/{id}\",\"path\":{\"id\":\"p\"},\"body\":{\"cart\":\"c\"}},"
                + "{\"route\":\"GET /cart\",\"body\":{\"cart\":\"c\"}}],\"size\":\"test\"}",
            json ->
                assertThat(json)
                    .isEqualTo(
                        "{\"result\":[{},"
                            + "{\"cart_id\":\"c\",\"name\":\"A\",\"price\":2.5,\"product_id\":\"p\",\"quantity\":4},"
                            + "{\"products\":[\"A\"],\"total_cost\":10,\"avg_price\":2.5}]}")),
        new Example(
            "a cart without products",
            "{\"requests\":[{\"route\":\"GET /cart\",\"body\":{\"cart\":\"empty\"}}]}",
            json ->
                assertThat(json)
                    .isEqualTo(
                        "{\"result\":[{\"products\":[],\"total_cost\":0,\"avg_price\":0.0}]}")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("requests", "{\"requests\":[]}"),
        BadRequest.ofField("requests[0].route", requests("{\"body\":{\"cart\":\"c\"}}")),
        BadRequest.ofField(
            "requests[0].route",
            requests("{\"route\":\"DELETE /cart\",\"body\":{\"cart\":\"c\"}}")),
        BadRequest.ofField("requests[0].body", requests("{\"route\":\"GET /cart\"}")),
        BadRequest.ofField(
            "requests[1].body.cart",
            requests(
                "{\"route\":\"GET /cart\",\"body\":{\"cart\":\"c\"}},"
                    + "{\"route\":\"GET /cart\",\"body\":{\"cart\":\"\"}}")),
        BadRequest.ofField(
            "requests[0].path.id",
            requests("{\"route\":\"GET /cart/{id}\",\"body\":{\"cart\":\"c\"}}")),
        BadRequest.ofField(
            "requests[0].path.id",
            requests(
                "{\"route\":\"GET /cart/{id}\",\"path\":{\"id\":\"\"},\"body\":{\"cart\":\"c\"}}")),
        BadRequest.ofField("requests[0].body.product_id", put("\"name\":\"A\"")),
        BadRequest.ofField("requests[0].body.name", put("\"product_id\":\"p\"")),
        BadRequest.ofField(
            "requests[0].body.price", put("\"product_id\":\"p\",\"name\":\"A\",\"quantity\":1")),
        BadRequest.ofField(
            "requests[0].body.price",
            put("\"product_id\":\"p\",\"name\":\"A\",\"price\":\"7\",\"quantity\":1")),
        BadRequest.ofField(
            "requests[0].body.price",
            put("\"product_id\":\"p\",\"name\":\"A\",\"price\":1e200,\"quantity\":1")),
        BadRequest.ofField(
            "requests[0].body.quantity", put("\"product_id\":\"p\",\"name\":\"A\",\"price\":1")),
        new BadRequest(
            requests(
                "{\"route\":\"GET /cart/{id}\",\"path\":{\"id\":\"none\"},\"body\":{\"cart\":\"c\"}}"),
            ErrorKind.NOT_FOUND,
            "product 'none' is not in the cart 'c'"));
  }

  private static String put(String fields) {
    return requests("{\"route\":\"PUT /cart\",\"body\":{\"cart\":\"c\"," + fields + "}}");
  }

  private static String requests(String calls) {
    return "{\"requests\":[" + calls + "]}";
  }
}
