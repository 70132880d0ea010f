package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0a", // a tag and no length
        "0a05", // a length and no bytes
        "0affffffff0f00", // a length of 4 GiB
        "0affffffffffffffffff0100", // a negative length
        "00", // field 0
        "0b", // a group
        "0f", // no wire type
        "08ffffffffffffffffffff01", // a varint of eleven bytes
        "09000000", // half a fixed64
        "ffffffffff7f00" // a tag beyond 32 bits
      })
  void refusesWhatIsNotAMessage(String hex) {
    assertThatThrownBy(() -> readAll(hex)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void refusesTextThatIsNotUtf8AndNumbersForText() {
    for (String hex : new String[] {"0a01ff", "0801"}) {
      ProtoReader reader = new ProtoReader(HexFormat.of().parseHex(hex));
      assertThat(reader.next()).isTrue();
      assertThatThrownBy(reader::text).isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void readsAMessageWithoutFields() {
    assertThat(readAll("")).isZero();
  }

  private static int readAll(String hex) {
    ProtoReader reader = new ProtoReader(HexFormat.of().parseHex(hex));
    int fields = 0;
    while (reader.next()) {
      fields++;
    }
    return fields;
  }
}
