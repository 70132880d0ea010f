package io.faasduet.localcloud.startup;

/** Ends at once: its JVM can leave an archive of the class path it was started with. */
public final class ShortProgram {
  private ShortProgram() {}

  public static void main(String[] arguments) {}
}
