package io.faasduet.yolo;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.PresignedUrls;
import io.faasduet.objectstore.S3Address;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The {@code location} of a response, as the setting {@code OUTPUT_URL} wants it:
 *
 * <ul>
 *   <li>{@code object}, the default: the object's URL, which S3 answers to those that may read it
 *   <li>{@code public}: the same, of a bucket whose policy lets anyone read
 *   <li>{@code presigned}, {@code presigned:PT15M}: a URL by which anyone gets it for an hour, or
 *       so long
 * </ul>
 */
final class OutputUrls implements AutoCloseable {
  private static final String SETTING = "OUTPUT_URL";

  private final Settings settings;
  private final Optional<PresignedUrls> presigned;

  private OutputUrls(Settings settings, Optional<PresignedUrls> presigned) {
    this.settings = settings;
    this.presigned = presigned;
  }

  /**
   * The kind that the settings name.
   *
   * @throws InvalidSettingException if there is none of that name, or its time is none
   */
  static OutputUrls of(Settings settings) {
    String kind = settings.text(SETTING).map(String::strip).orElse("object");
    if (kind.equals("object") || kind.equals("public")) {
      return new OutputUrls(settings, Optional.empty());
    } else if (kind.equals("presigned") || kind.startsWith("presigned:")) {
      String valid = kind.equals("presigned") ? "PT1H" : kind.substring("presigned:".length());
      try {
        Duration duration = Duration.parse(valid);
        return new OutputUrls(settings, Optional.of(PresignedUrls.of(settings, duration)));
      } catch (DateTimeParseException | IllegalArgumentException e) {
        throw new InvalidSettingException(
            "%s is presigned for a time from PT1S to PT168H, not '%s'".formatted(SETTING, valid));
      }
    }
    throw new InvalidSettingException(
        "%s must be object, public, or presigned or presigned:PT1H, not '%s'"
            .formatted(SETTING, kind));
  }

  URI url(S3Address address) {
    return presigned
        .map(urls -> urls.url(address))
        .orElseGet(() -> ObjectStores.url(address, settings));
  }

  @Override
  public void close() {
    presigned.ifPresent(PresignedUrls::close);
  }
}
