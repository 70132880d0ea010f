package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests, images and models that a function cannot have. */
class RequestWrongUsageTest {
  @TempDir Path directory;

  @Test
  void aModelIsForFunctionsThatHaveOne() {
    String message = "duet: chameleon has no model; leave out --model";
    for (String command : new String[] {"invoke", "serve", "compare"}) {
      Entered.assertRefused(
          message, "duet " + command, command, "chameleon", "--model", "resnet50");
    }
  }

  @Test
  void whatIsFetchedFromS3IsForFunctionsThatFetch() {
    String message = "duet: chameleon has no model or images to fetch; leave out --s3";
    Entered.assertRefused(message, "duet invoke", "invoke", "chameleon", "--s3");
    Entered.assertRefused(message, "duet compare", "compare", "chameleon", "--s3");
  }

  @Test
  void aModelOfOnesOwnIsNotFetchedFromS3() {
    Packaged.assume("cnn-serving");
    Entered.assertRefused(
        "duet: --s3 fetches the model that cnn-serving is packaged with; leave out --s3 or --model",
        "duet invoke",
        "invoke",
        "cnn-serving",
        "--s3",
        "--model",
        directory.toString());
  }

  @Test
  void anAnnotatedImageIsNotWrittenOverAnother() throws Exception {
    String image = Files.writeString(directory.resolve("a.jpg"), "mine").toString();
    Entered.assertRefused(
        "duet: " + image + " exists already; name another file, or replace it with --force",
        "duet invoke",
        "invoke",
        "yolo",
        "--file",
        image,
        "--out",
        image);
    assertThat(Path.of(image)).hasContent("mine");
  }

  @Test
  void anAnnotatedImageNeedsAnImageAndAFunctionThatDraws() throws Exception {
    String image = Files.createFile(directory.resolve("a.jpg")).toString();
    Entered.assertRefused(
        "duet: --out is for --file or without a request; leave out --json",
        "duet invoke",
        "invoke",
        "yolo",
        "--json",
        "{}",
        "--out",
        "b.jpg");
    Entered.assertRefused(
        "duet: --out must end in .jpg, .jpeg or .png, not b.gif",
        "duet invoke",
        "invoke",
        "yolo",
        "--file",
        image,
        "--out",
        "b.gif");
    Entered.assertRefused(
        "duet: cnn-serving draws no images; leave out --out",
        "duet invoke",
        "invoke",
        "cnn-serving",
        "--file",
        image,
        "--out",
        "b.jpg");
  }

  @Test
  void aRequestsFileIsReadAndNotTakenForArguments() throws Exception {
    Packaged.assume("chameleon");
    Path file = Files.writeString(directory.resolve("request.json"), "--help");
    Entered refused = Entered.duet("invoke", "chameleon", "--json", "@" + file);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("duet: the request is not well-formed JSON at line 1, column");
  }

  @Test
  void aRequestIsGivenInOneWay() {
    Entered.assertRefused(
        "duet: --json=JSON, --file=IMAGE are mutually exclusive (specify only one)",
        "duet invoke",
        "invoke",
        "cnn-serving",
        "--json",
        "{}",
        "--file",
        "x.jpg");
    Entered.assertRefused(
        "duet: Invalid value for option '--via': expected one of [inproc, lambda, http, grpc]"
            + " (case-sensitive) but was 'smoke'",
        "duet invoke",
        "invoke",
        "chameleon",
        "--via",
        "smoke");
  }

  @Test
  void aFileThatCannotBeRead() {
    for (Path file : new Path[] {directory.resolve("absent.jpg"), directory}) {
      Entered.assertRefused(
          "duet: cannot read the file " + file,
          "duet invoke",
          "invoke",
          "cnn-serving",
          "--file",
          file.toString());
    }
  }

  @Test
  void aModelThatIsNotThere() {
    Packaged.assume("cnn-serving");
    String absent = directory.resolve("absent").toString();
    for (String command : new String[] {"invoke", "serve", "compare"}) {
      Entered.assertRefused(
          "duet: --model: there is no file or directory " + absent,
          "duet " + command,
          command,
          "cnn-serving",
          "--model",
          absent);
    }
  }
}
