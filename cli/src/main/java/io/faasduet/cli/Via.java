package io.faasduet.cli;

/** The ways to play a function that the command offers, by the names users type. */
enum Via {
  inproc,
  lambda,
  http,
  grpc
}
