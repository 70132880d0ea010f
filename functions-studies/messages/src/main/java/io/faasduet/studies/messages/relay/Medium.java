package io.faasduet.studies.messages.relay;

import java.util.Optional;

/** Where functions leave texts for each other, by key. */
interface Medium {
  void write(String key, String text);

  /** What is there now. */
  Optional<String> read(String key);
}
