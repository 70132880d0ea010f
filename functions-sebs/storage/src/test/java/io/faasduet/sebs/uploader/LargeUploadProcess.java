package io.faasduet.sebs.uploader;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.sebs.storage.BucketPaths;
import java.util.Optional;

/** A process that uploads one file, for a test that gives it little memory. */
final class LargeUploadProcess {
  private LargeUploadProcess() {}

  /** Prints the size of what was uploaded from the URL that is the argument. */
  public static void main(String[] arguments) throws Exception {
    try (Uploader function = new Uploader(InitContext.of(Settings.of(System.getenv())))) {
      UploaderRequest request =
          new UploaderRequest(
              new UploadSource(arguments[0], Optional.empty()),
              new BucketPaths("bench", Optional.empty(), Optional.of("out"), Optional.empty()));
      System.out.println(function.apply(request, Invocation.of("test")).measurement().uploadSize());
    }
  }
}
