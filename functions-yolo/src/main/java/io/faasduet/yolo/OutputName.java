package io.faasduet.yolo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * What the annotated copy of an object is called: {@code <uuid>_<stem>_output<extension>}, from the
 * last part of the object's key.
 */
record OutputName(String stem, String extension) {
  /** Of a key in S3. */
  private static final int MOST_BYTES = 1024;

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

  /** A name that no other object has; a stem that S3 has no room for is cut short. */
  String unique() {
    String before = UUID.randomUUID().toString().replace("-", "") + "_";
    String after = "_output" + extension;
    int room = MOST_BYTES - before.length() - after.getBytes(UTF_8).length;
    return before + fitting(stem, room) + after;
  }

  /** As many whole characters of a text as so many bytes of UTF-8 hold. */
  private static String fitting(String text, int bytes) {
    int end = 0;
    for (int left = bytes; end < text.length(); ) {
      int next = text.offsetByCodePoints(end, 1);
      left -= text.substring(end, next).getBytes(UTF_8).length;
      if (left < 0) {
        break;
      }
      end = next;
    }
    return text.substring(0, end);
  }
}
