package io.faasduet.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding of UTF-8 (RFC 3986, section 2.1). The constants differ in the characters that
 * stay as they are; a plus sign never means a space.
 */
public enum PercentEncoding {
  /** A URI's path: unreserved characters and slashes stay. */
  PATH("-._~/"),
  /** One component of a URI, such as a query parameter: unreserved characters stay. */
  COMPONENT("-._~"),
  /** gRPC's {@code grpc-message}: printable ASCII stays, except the percent sign. */
  GRPC_MESSAGE(" !\"#$&'()*+,-./:;<=>?@[\\]^_`{|}~");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final boolean[] plain = new boolean[256];

  PercentEncoding(String plainMarks) {
    for (char c = 0; c < 128; c++) {
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      plain[c] = alphanumeric || plainMarks.indexOf(c) >= 0;
    }
  }

  /** The encoded text. */
  public String encode(String text) {
    return encode(text, Integer.MAX_VALUE);
  }

  /**
   * The encoded text, cut off after a byte of the text where its length reaches a limit.
   *
   * @param limit in characters; up to two more may be written, as no escape is cut
   */
  public String encode(String text, int limit) {
    StringBuilder encoded = new StringBuilder(text.length());
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < utf8.length && encoded.length() < limit; i++) {
      if (plain[utf8[i] & 0xff]) {
        encoded.append((char) utf8[i]);
      } else {
        encoded.append('%').append(HEX.toHexDigits(utf8[i]));
      }
    }
    return encoded.toString();
  }

  /**
   * The text that was encoded by any of the constants.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits,
   *     or if the bytes are not UTF-8
   */
  public static String decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) == '%') {
        if (i + 2 >= encoded.length()) {
          throw new IllegalArgumentException("a lone % (write it as %25)");
        }
        bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else {
        int codePoint = encoded.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(codePoint) - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("its percent-encoded bytes are not UTF-8", e);
    }
  }
}
