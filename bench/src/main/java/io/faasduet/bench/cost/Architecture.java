package io.faasduet.bench.cost;

import java.util.Locale;

/** CPU architecture; prices depend on it. */
public enum Architecture {
  X86,
  ARM;

  /** As prices are named: lower case. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
