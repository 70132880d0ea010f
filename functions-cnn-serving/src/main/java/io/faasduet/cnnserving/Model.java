package io.faasduet.cnnserving;

import io.faasduet.inference.InvalidModelException;
import io.faasduet.inference.ModelBundle;
import io.faasduet.inference.PictureClassifier;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.runtime.FunctionException;
import io.faasduet.runtime.InvalidSettingException;
import io.faasduet.runtime.Settings;
import java.util.Optional;

/** The network that answers: the one that {@code DUET_MODEL} names, or the one that came along. */
final class Model {
  private static final String EMBEDDED = "io/faasduet/cnnserving/squeezenet";

  private Model() {}

  static PictureClassifier load(Settings settings, ObjectFetcher fetcher) {
    Optional<String> address = settings.text("DUET_MODEL");
    if (address.isEmpty()) {
      return PictureClassifier.load(
          ModelBundle.ofResources(Model.class, EMBEDDED, fetcher), settings);
    }
    try {
      ModelBundle bundle = ModelBundle.fetch(ObjectStores.address(address.get()), fetcher);
      return PictureClassifier.load(bundle, settings);
    } catch (InvalidModelException | FunctionException e) {
      throw new InvalidSettingException("DUET_MODEL cannot be used: " + e.getMessage());
    }
  }
}
