package io.faasduet.yolo;

import java.util.UUID;

/**
 * What the annotated copy of an object is called: {@code <uuid>_<stem>_output<extension>}, from the
 * last part of the object's key.
 */
record OutputName(String stem, String extension) {

  static OutputName of(String key) {
    String last = key.substring(key.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    boolean extended = dot > 0 && last.substring(dot).matches("\\.\\w{1,10}");
    return extended
        ? new OutputName(last.substring(0, dot), last.substring(dot))
        : new OutputName(last, "");
  }

  /** Whether a key is one that this makes. */
  static boolean isOne(String key) {
    return key.matches("(?s)[0-9a-f]{32}_.*_output(\\.\\w{1,10})?");
  }

  /** A name that no other object has. */
  String unique() {
    return UUID.randomUUID().toString().replace("-", "") + "_" + stem + "_output" + extension;
  }
}
