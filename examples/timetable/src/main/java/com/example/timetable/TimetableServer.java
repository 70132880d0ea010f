package com.example.timetable;

import io.faasduet.server.FunctionServer;

/** The timetable on Knative, vHive, or any machine. */
public final class TimetableServer {
  private TimetableServer() {}

  public static void main(String[] arguments) {
    FunctionServer.main(Timetable.SPEC);
  }
}
