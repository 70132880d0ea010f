package io.faasduet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomIdTest {
  @Test
  void idsGoOnAnewAfterARestore() {
    String before = RandomId.next();
    RandomId.reseed();

    assertThat(RandomId.next()).isNotEqualTo(before).hasSize(36);
  }

  @Test
  void drawsUuidsOfVersion4AndNoneTwice() {
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> RandomId.next()))
        .doesNotHaveDuplicates()
        .map(UUID::fromString)
        .allMatch(id -> id.version() == 4 && id.variant() == 2);
  }
}
