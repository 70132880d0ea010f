package io.faasduet.server;

/** The protocol of an incoming call. */
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
