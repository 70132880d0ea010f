package io.faasduet.sebs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BenchmarkTablesTest {
  private final EmbeddedTables server = EmbeddedTables.start();
  private BenchmarkTables tables;

  @BeforeEach
  void open() {
    server.createTable("cart", "id", Optional.of("product"));
    tables = BenchmarkTables.open(Settings.of(server.settings()));
  }

  @AfterEach
  void close() {
    tables.close();
    server.close();
  }

  @Test
  void anItemComesBackWithWholeNumbersWhole() {
    Map<String, Object> item =
        Map.of(
            "id",
            "c",
            "product",
            "p",
            "count",
            3,
            "large",
            5_000_000_000L,
            "larger",
            new BigInteger("99999999999999999999"),
            "price",
            new BigDecimal("1.25"),
            "even",
            2.0,
            "zero",
            new BigDecimal("0.00"));
    tables.put("cart", item);
    Map<String, Object> expected = new HashMap<>(item);
    expected.put("even", 2);
    expected.put("zero", 0);
    assertThat(tables.get("cart", Map.of("id", "c", "product", "p"))).contains(expected);
    assertThat(tables.get("cart", Map.of("id", "c", "product", "q"))).isEmpty();
  }

  @Test
  void aPartitionIsReadWhole() {
    for (int i = 0; i < 5; i++) {
      tables.put(
          "cart", Map.of("id", "c", "product", "p" + i, "data", "x".repeat(300 * 1024))); // 2 pages
    }
    tables.put("cart", Map.of("id", "another", "product", "p"));
    assertThat(tables.query("cart", "id", "c"))
        .extracting(item -> item.get("product"))
        .containsExactly("p0", "p1", "p2", "p3", "p4");
    assertThat(tables.query("cart", "id", "none")).isEmpty();
  }

  @Test
  void aTableHasAnotherNameWhereTheSettingsSaySo() {
    server.createTable("sebs-benchmarks-1f2e-cart", "id", Optional.empty());
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("NOSQL_STORAGE_TABLE_cart", "sebs-benchmarks-1f2e-cart");
    try (BenchmarkTables named = BenchmarkTables.open(Settings.of(settings))) {
      named.put("cart", Map.of("id", "c"));
      assertThat(named.get("cart", Map.of("id", "c"))).isPresent();
    }
    assertThat(tables.query("cart", "id", "c")).isEmpty();
  }

  @Test
  void whatIsMissingOrRefusedIsNamed() {
    assertThatThrownBy(() -> tables.query("absent", "id", "c"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("there is no table 'absent'");
    assertThatThrownBy(() -> tables.put("cart", Map.of("id", "c")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("table 'cart'", "Missing the key product");
  }

  @Test
  void whatMayNotBeReadOrCannotBeReachedIsSaid() {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AWS_SECRET_ACCESS_KEY", "another");
    try (BenchmarkTables denied = BenchmarkTables.open(Settings.of(settings))) {
      assertThatThrownBy(() -> denied.query("cart", "id", "c"))
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.DENIED))
          .hasMessageContaining("table 'cart'", "InvalidSignatureException");
    }
    server.close();
    assertThatThrownBy(() -> tables.query("cart", "id", "c"))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.UNAVAILABLE));
  }
}
