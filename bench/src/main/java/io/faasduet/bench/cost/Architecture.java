package io.faasduet.bench.cost;

import java.util.Locale;

/** Whose machine code is run; prices differ. */
public enum Architecture {
  X86,
  ARM;

  /** As prices are named: lower case. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
