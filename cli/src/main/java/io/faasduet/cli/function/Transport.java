package io.faasduet.cli.function;

/** The ways to invoke a function that the command offers, by the names users type. */
public enum Transport {
  inproc,
  lambda,
  http,
  grpc
}
