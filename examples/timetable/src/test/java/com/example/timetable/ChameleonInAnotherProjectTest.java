package com.example.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import io.faasduet.chameleon.ChameleonHandler;
import io.faasduet.chameleon.ChameleonRequest;
import io.faasduet.testkit.FakeContext;
import org.junit.jupiter.api.Test;

class ChameleonInAnotherProjectTest {
  @Test
  void aHandlerOfDuetIsAnOrdinaryRequestHandler() {
    var response =
        new ChameleonHandler().handleRequest(new ChameleonRequest(1, 2), new FakeContext());

    assertThat(response.data()).hasSize(150);
  }
}
