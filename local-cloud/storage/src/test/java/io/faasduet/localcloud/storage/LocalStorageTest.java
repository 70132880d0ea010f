package io.faasduet.localcloud.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class LocalStorageTest {
  @TempDir Path directory;

  @Test
  void holdsTheFilesThatWereUploaded() throws Exception {
    Path bundle = Files.writeString(directory.resolve("bundle.zip"), "bundle");
    Path images = Files.createDirectories(directory.resolve("images/more"));
    Files.writeString(images.resolveSibling("a.jpg"), "a");
    Files.writeString(images.resolve("b.jpg"), "b");
    try (LocalStorage storage = LocalStorage.start();
        S3Client s3 = client(storage.settings())) {
      assertThat(storage.upload(bundle, "models", "squeezenet.zip"))
          .isEqualTo(URI.create("s3://models/squeezenet.zip"));
      assertThat(storage.upload(directory.resolve("images"), "input", "some"))
          .isEqualTo(URI.create("s3://input/some/"));
      assertThat(storage.upload(bundle, "models", "a key & more"))
          .isEqualTo(URI.create("s3://models/a%20key%20%26%20more"));
      assertThat(
              s3.getObjectAsBytes(get -> get.bucket("models").key("a key & more")).asUtf8String())
          .isEqualTo("bundle");
      assertThat(
              s3.getObjectAsBytes(get -> get.bucket("models").key("squeezenet.zip")).asUtf8String())
          .isEqualTo("bundle");
      assertThat(s3.listObjectsV2(list -> list.bucket("input").prefix("some/")).contents())
          .extracting(S3Object::key)
          .containsExactly("some/a.jpg", "some/more/b.jpg");
    }
  }

  private static S3Client client(Map<String, String> settings) {
    return S3Client.builder()
        .endpointOverride(URI.create(settings.get("AWS_ENDPOINT_URL_S3")))
        .forcePathStyle(true)
        .region(Region.of(settings.get("AWS_REGION")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    settings.get("AWS_ACCESS_KEY_ID"), settings.get("AWS_SECRET_ACCESS_KEY"))))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
