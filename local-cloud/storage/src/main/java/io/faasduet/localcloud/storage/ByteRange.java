package io.faasduet.localcloud.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of an object that a {@code Range} header asks for. */
record ByteRange(long offset, long length) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /** What the header means for an object of that many bytes; empty for one that S3 ignores. */
  static Optional<ByteRange> of(String header, long bytes) {
    Matcher given = HEADER.matcher(header.strip());
    if (!given.matches() || given.group(1).isEmpty() && given.group(2).isEmpty()) {
      return Optional.empty();
    }
    boolean suffix = given.group(1).isEmpty();
    long last = given.group(2).isEmpty() ? bytes - 1 : Long.parseLong(given.group(2));
    long from = suffix ? Math.max(0, bytes - last) : Long.parseLong(given.group(1));
    long to = suffix ? bytes - 1 : Math.min(last, bytes - 1);
    if (!suffix && last < from && !given.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (from > to) {
      throw new S3Error(416, "InvalidRange", header + " lies outside the " + bytes + " bytes");
    }
    return Optional.of(new ByteRange(from, to - from + 1));
  }

  String contentRange(long bytes) {
    return "bytes " + offset + "-" + (offset + length - 1) + "/" + bytes;
  }
}
