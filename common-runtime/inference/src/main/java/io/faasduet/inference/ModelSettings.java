package io.faasduet.inference;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Capability;
import java.util.Map;

/**
 * The names of the settings that give a function another model and other images than its own. This
 * capability is a description: the function reads the settings itself.
 *
 * @param setting the setting with a model's address, {@code DUET_MODEL}
 * @param images the setting with the address of images, {@code DUET_IMAGES}
 */
public record ModelSettings(String setting, String images) implements Capability<Object> {
  public ModelSettings {
    requireNonNull(setting, "setting");
    requireNonNull(images, "images");
  }

  /** {@code DUET_MODEL} and {@code DUET_IMAGES}, which this module reads. */
  public static ModelSettings withImages() {
    return new ModelSettings("DUET_MODEL", "DUET_IMAGES");
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Map<String, Object> description() {
    return Map.of("model", Map.of("setting", setting, "images", images));
  }
}
