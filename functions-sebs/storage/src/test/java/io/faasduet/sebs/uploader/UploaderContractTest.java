package io.faasduet.sebs.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class UploaderContractTest extends FunctionContract {
  private static final UploadServers SERVERS = new UploadServers();

  UploaderContractTest() {
    super(Uploader.SPEC, SERVERS.s3().settings());
  }

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  @Override
  protected List<Example> examples() {
    String file = SERVERS.url("/dir/file.bin");
    return List.of(
        new Example(
            "a file",
            SERVERS.request(file),
            json ->
                assertThat(json)
                    .matches(
                        "\\{\"result\":\\{\"bucket\":\"bench\",\"url\":\"%s\",".formatted(file)
                            + "\"key\":\"out/file\\.[0-9a-f]{8}\\.bin\"},\"measurement\":\\{"
                            + "\"download_time\":[0-9.E]+,\"download_size\":11,"
                            + "\"upload_time\":[0-9.E]+,\"upload_size\":11,\"compute_time\":0.0}}")),
        new Example(
            "a file that has moved, without a size",
            "{\"object\":{\"url\":\"%s\"},\"bucket\":{\"bucket\":\"bench\",\"output\":\"out\"}}"
                .formatted(SERVERS.url("/moved.bin?x=1#part")),
            json ->
                assertThat(json).contains("\"key\":\"out/moved.", ".bin\"", "\"upload_size\":11,")),
        new Example(
            "an empty file",
            SERVERS.request(SERVERS.url("/empty.bin")),
            json -> assertThat(json).contains("\"upload_size\":0,")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    String object = "\"object\":{\"url\":\"" + SERVERS.url("/dir/file.bin") + "\"}";
    return List.of(
        BadRequest.ofField("object", "{\"bucket\":{\"bucket\":\"bench\",\"output\":\"out\"}}"),
        BadRequest.ofField("object.url", SERVERS.request("file:///etc/passwd")),
        BadRequest.ofField("object.url", SERVERS.request("ftp://localhost/file")),
        BadRequest.ofField("object.url", SERVERS.request("no url")),
        BadRequest.ofField("object.url", SERVERS.request("http:///file")),
        BadRequest.ofField("object.url", SERVERS.request(SERVERS.url("/dir/"))),
        BadRequest.ofField("object.url", SERVERS.request(SERVERS.url(""))),
        BadRequest.ofField("bucket", "{" + object + "}"),
        BadRequest.ofField("bucket.bucket", "{" + object + ",\"bucket\":{\"output\":\"out\"}}"),
        BadRequest.ofField(
            "bucket.bucket", "{" + object + ",\"bucket\":{\"bucket\":\"\",\"output\":\"out\"}}"),
        BadRequest.ofField("bucket.output", "{" + object + ",\"bucket\":{\"bucket\":\"bench\"}}"),
        new BadRequest(
            SERVERS.request(SERVERS.url("/none.bin")), ErrorKind.NOT_FOUND, "/none.bin is not"),
        new BadRequest(
            SERVERS.request(SERVERS.url("/busy.bin")), ErrorKind.UNAVAILABLE, "answered 503"),
        new BadRequest(
            SERVERS.request(SERVERS.url("/short.bin")), ErrorKind.UNAVAILABLE, "11 of 12 bytes"),
        new BadRequest(
            "{" + object + ",\"bucket\":{\"bucket\":\"absent\",\"output\":\"out\"}}",
            ErrorKind.NOT_FOUND,
            "absent"));
  }
}
