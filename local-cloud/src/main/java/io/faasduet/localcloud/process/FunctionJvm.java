package io.faasduet.localcloud.process;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The JVM that runs a function's processes: this process's own, or another of this machine.
 *
 * @param java the Java that it is of
 * @param vm its name, build and CPU architecture, which archives of classes depend on
 * @param compiler which of its compilers it uses
 */
public record FunctionJvm(JavaInstallation java, String vm, JvmCompiler compiler) {
  private static final long LIMIT_SECONDS = 30;

  public FunctionJvm {
    requireNonNull(java, "java");
    requireNonNull(vm, "vm");
    requireNonNull(compiler, "compiler");
  }

  /** One that compiles as its artefact says. */
  public FunctionJvm(JavaInstallation java, String vm) {
    this(java, vm, JvmCompiler.DEFAULT);
  }

  /** The same with another compiler. */
  public FunctionJvm with(JvmCompiler other) {
    return new FunctionJvm(java, vm, other);
  }

  /** Its flags, which follow those of the artefact. */
  public List<String> flags() {
    return compiler.flags();
  }

  /** The one that runs this process. */
  public static FunctionJvm current() {
    return new FunctionJvm(
        JavaInstallation.current(),
        vm(
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch")));
  }

  /**
   * One of this machine, which is run once to ask what it is.
   *
   * @param choice a feature release such as {@code 25}, of which the latest is taken; or the
   *     directory of a JDK
   * @param settings where {@link JavaInstallation#found} looks
   * @throws IllegalArgumentException if it is not there; the message lists what is
   */
  public static FunctionJvm of(String choice, Settings settings) {
    List<JavaInstallation> found = JavaInstallation.found(settings);
    List<JavaInstallation> chosen =
        choice.matches("\\d{1,3}")
            ? found.stream()
                .filter(java -> java.feature() == Integer.parseInt(choice))
                .limit(1)
                .toList()
            : JavaInstallation.in(List.of(Path.of(choice).toAbsolutePath().normalize()));
    return chosen.stream()
        .findFirst()
        .map(FunctionJvm::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no JDK '%s' on this machine: there are %s"
                        .formatted(choice, listed(found))));
  }

  private static FunctionJvm of(JavaInstallation java) {
    FunctionJvm current = current();
    if (java.isAt(current.java().home())) {
      return current;
    }
    Map<String, String> properties = propertiesOf(java);
    return new FunctionJvm(
        new JavaInstallation(
            java.home(),
            java.feature(),
            properties.getOrDefault("java.runtime.version", java.version())),
        vm(
            properties.getOrDefault("java.vm.name", "JVM"),
            properties.getOrDefault("java.vm.version", java.version()),
            properties.getOrDefault("os.arch", "an unknown architecture")));
  }

  private static String vm(String name, String version, String architecture) {
    return "%s %s for %s".formatted(name, version, architecture);
  }

  private static String listed(List<JavaInstallation> found) {
    return found.isEmpty()
        ? "none in JAVA_HOME, /usr/lib/jvm, ~/.sdkman/candidates/java and ~/.jdks"
        : found.stream()
            .map(java -> "%s (%s)".formatted(java.version(), java.place()))
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static Map<String, String> propertiesOf(JavaInstallation java) {
    try {
      Process process =
          new ProcessBuilder(java.java().toString(), "-XshowSettings:properties", "-version")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalArgumentException("the JDK %s does not run".formatted(java.home()));
      }
      return output
          .lines()
          .map(line -> line.strip().split(" = ", 2))
          .filter(parts -> parts.length == 2)
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, other) -> one));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the JDK %s does not run: %s".formatted(java.home(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted while a JDK was asked what it is", e);
    }
  }
}
