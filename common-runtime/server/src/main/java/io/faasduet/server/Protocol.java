package io.faasduet.server;

/** How a call came. */
enum Protocol {
  HTTP("http"),
  GRPC("grpc");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  /** Its name in metrics. */
  String label() {
    return label;
  }
}
