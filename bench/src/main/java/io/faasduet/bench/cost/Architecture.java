package io.faasduet.bench.cost;

import java.util.Locale;

/** CPU architecture; prices depend on it. */
public enum Architecture {
  X86,
  ARM;

  /** That of AWS's name for it: {@code arm64}, or any other for x86. */
  public static Architecture of(String name) {
    return name.equals("arm64") ? ARM : X86;
  }

  /** As prices are named: lower case. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
