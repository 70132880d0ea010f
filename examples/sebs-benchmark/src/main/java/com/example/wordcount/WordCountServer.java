package com.example.wordcount;

import io.faasduet.server.FunctionServer;

/** The benchmark on Knative, vHive, or any machine. */
public final class WordCountServer {
  private WordCountServer() {}

  public static void main(String[] arguments) {
    FunctionServer.main(WordCount.SPEC);
  }
}
