package io.faasduet.cli.sebs.background;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A variable in the environment of a background process and its children, by which it is found on
 * Linux if the command that started it was killed before it could write down its id.
 *
 * @param place the process's directory
 */
record ProcessMark(Path place) {
  private static final String VARIABLE = "DUET_BACKGROUND";

  /** Marks a process that is to be started. */
  void put(Map<String, String> environment) {
    environment.put(VARIABLE, place.toString());
  }

  /** The process that was started so; those that it has started itself are not it. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.allProcesses()
        .filter(process -> isOn(process.pid()))
        .filter(process -> process.parent().filter(parent -> isOn(parent.pid())).isEmpty())
        .findFirst();
  }

  private boolean isOn(long pid) {
    try {
      // what is there as the program begins; others' cannot be read
      byte[] environ = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      return List.of(new String(environ, StandardCharsets.UTF_8).split("\0"))
          .contains(VARIABLE + "=" + place);
    } catch (IOException e) {
      return false;
    }
  }
}
