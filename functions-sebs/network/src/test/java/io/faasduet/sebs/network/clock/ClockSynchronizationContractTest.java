package io.faasduet.sebs.network.clock;

import io.faasduet.sebs.network.RoundsContract;

class ClockSynchronizationContractTest extends RoundsContract {
  ClockSynchronizationContractTest() {
    super(ClockSynchronization.SPEC);
  }
}
