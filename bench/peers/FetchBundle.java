import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.api.Settings;
import java.net.URI;

/** Brings what lies below a prefix in S3 to the cache, as a function's INIT does. */
final class FetchBundle {
  private FetchBundle() {}

  public static void main(String[] arguments) {
    Settings settings = Settings.of(System.getenv());
    try (ObjectStore store = ObjectStores.open(settings)) {
      long start = System.nanoTime();
      ObjectFetcher.open(store, settings).fetchTree(URI.create(arguments[0]));
      System.out.println((System.nanoTime() - start) / 1e6);
    }
  }
}
