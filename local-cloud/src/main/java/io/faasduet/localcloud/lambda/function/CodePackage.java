package io.faasduet.localcloud.lambda.function;

import io.faasduet.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A zip that was uploaded.
 *
 * @param sha256 in base64, as the API gives it
 */
public record CodePackage(Path zip, String sha256, long bytes) {
  public static CodePackage of(Path zip) {
    try {
      byte[] hash = HexFormat.of().parseHex(Sha256.hex(zip));
      return new CodePackage(zip, Base64.getEncoder().encodeToString(hash), Files.size(zip));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + zip, e);
    }
  }
}
