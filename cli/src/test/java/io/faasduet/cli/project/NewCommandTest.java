package io.faasduet.cli.project;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.cli.command.UsageException;
import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import picocli.CommandLine;

class NewCommandTest {
  @TempDir Path directory;

  @Test
  void writesAProjectThatCompilesWithEveryHandler() throws Exception {
    Path project = write("word-count", "--http", "--sqs", "--s3");

    assertThat(files(project))
        .containsExactly(
            ".gitignore",
            ".mvn/wrapper/maven-wrapper.properties",
            "README.md",
            "mvnw",
            "mvnw.cmd",
            "pom.xml",
            "src/main/java/com/example/wordcount/WordCount.java",
            "src/main/java/com/example/wordcount/WordCountApi.java",
            "src/main/java/com/example/wordcount/WordCountHandler.java",
            "src/main/java/com/example/wordcount/WordCountRequest.java",
            "src/main/java/com/example/wordcount/WordCountResponse.java",
            "src/main/java/com/example/wordcount/WordCountS3.java",
            "src/main/java/com/example/wordcount/WordCountServer.java",
            "src/main/java/com/example/wordcount/WordCountSqs.java",
            "src/test/java/com/example/wordcount/WordCountContractTest.java");
    assertThat(Files.getPosixFilePermissions(project.resolve("mvnw")))
        .contains(PosixFilePermission.OWNER_EXECUTE);
    assertThat(Files.readString(project.resolve("README.md")))
        .contains("com.example.wordcount.WordCountS3");
    compile(project);
  }

  @Test
  void hasAHandlerForDirectInvocationAndAServerByDefault() throws Exception {
    Path project = write("hello", "--package", "org.acme.greetings");
    assertThat(files(project.resolve("src/main/java/org/acme/greetings")))
        .containsExactly(
            "Hello.java",
            "HelloHandler.java",
            "HelloRequest.java",
            "HelloResponse.java",
            "HelloServer.java");
    compile(project);
  }

  @Test
  void itsPomImportsTheBomAndUsesThePlugin() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(write("hello").resolve("pom.xml").toFile());
    assertThat(texts(pom, "artifactId"))
        .containsExactly("hello", "duet-bom", "duet-function", "duet-testkit", "duet-maven-plugin");
    assertThat(texts(pom, "duet.version")).singleElement().asString().matches("\\d+\\.\\d+.*");
    assertThat(texts(pom, "version"))
        .containsExactly("1.0-SNAPSHOT", "${duet.version}", "${duet.version}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "1hello",
        "hello world",
        "hello_world",
        "hello-",
        "he--llo",
        "../hello",
        "höflich",
        "int",
        "class",
        "string",
        "list",
        "lambda",
        "function-spec",
        "thread",
        ""
      })
  void namesThatJavaOrLambdaWouldNotTakeAreRefused(String name) throws Exception {
    assertThatThrownBy(() -> command(name).write(directory)).isInstanceOf(UsageException.class);
    assertThat(files(directory)).isEmpty();
  }

  @Test
  void aPackageThatIsNoneIsRefused() throws Exception {
    assertThatThrownBy(() -> command("hello", "--package", "com.example.new").write(directory))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "'com.example.new' is no name of a Java package; --package must be like"
                + " com.example.hello");
    assertThat(files(directory)).isEmpty();
  }

  @Test
  void whatIsThereIsNotTouched() throws Exception {
    Path file = Files.createDirectory(directory.resolve("hello")).resolve("mine.txt");
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> command("hello").write(directory))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(file.getParent() + " is not empty; choose another name");
    assertThat(files(directory)).containsExactly("hello/mine.txt");

    Path other = Files.createFile(directory.resolve("other"));
    assertThatThrownBy(() -> command("other").write(directory))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(other + " is a file");
  }

  @Test
  void anEmptyDirectoryIsFilled() throws Exception {
    Files.createDirectory(directory.resolve("hello"));
    assertThat(files(write("hello"))).contains("pom.xml");
  }

  private Path write(String... arguments) {
    NewCommand command = command(arguments);
    command.write(directory);
    return directory.resolve(command.name);
  }

  private static NewCommand command(String... arguments) {
    NewCommand command = new NewCommand();
    new CommandLine(command).parseArgs(arguments);
    return command;
  }

  /** Compiles all sources against what the modules of this build have compiled. */
  private void compile(Path project) throws Exception {
    List<Path> sources =
        files(project).stream()
            .filter(name -> name.endsWith(".java"))
            .map(project::resolve)
            .toList();
    Path classes = Files.createDirectory(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(problem -> {}, Locale.ROOT, null)) {
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  manager,
                  null,
                  List.of(
                      "-Xlint:all,-path",
                      "-Werror",
                      "--release",
                      "17",
                      "-d",
                      classes.toString(),
                      "-cp",
                      classPath()),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
  }

  /** The test kit reaches this module's class path by way of the local cloud, or as a module. */
  private static String classPath() {
    Path home = Path.of(System.getProperty("duet.home"));
    String modules =
        Stream.of("api", "runtime", "http", "core", "lambda", "server", "testkit")
            .map(module -> home.resolve("common-runtime/" + module + "/target/classes").toString())
            .collect(joining(File.pathSeparator));
    return modules + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static List<String> files(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> texts(Document document, String element) {
    var found = document.getElementsByTagName(element);
    return Stream.iterate(0, i -> i + 1)
        .limit(found.getLength())
        .map(i -> found.item(i).getTextContent())
        .toList();
  }
}
