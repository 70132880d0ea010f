package io.faasduet.cli.project;

import static java.util.stream.Collectors.joining;

import io.faasduet.cli.command.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The names in a new project.
 *
 * @param function the function's name, which is also the project's, such as {@code word-count}
 * @param packageName the package of its classes
 * @param className the simple name of its class, such as {@code WordCount}
 */
record ProjectNames(String function, String packageName, String className) {
  private static final String FORM = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final int LONGEST = 50;

  /** The types that the generated classes import: a class of one of these names would hide it. */
  private static final Set<String> IMPORTED =
      Set.of(
          "ApiGatewayHandler",
          "BadRequest",
          "Example",
          "FunctionContract",
          "FunctionServer",
          "FunctionSpec",
          "InitContext",
          "InvalidRequestException",
          "Invocation",
          "LambdaHandler",
          "List",
          "S3EventHandler",
          "ServerlessFunction",
          "SqsHandler");

  private static final List<String> SUFFIXES =
      List.of("", "Request", "Response", "Handler", "Api", "Sqs", "S3", "Server", "ContractTest");

  /**
   * The names that follow from a function's.
   *
   * @param packageName the package; {@code com.example} and the name by default
   * @throws UsageException if Java or Lambda would not take one of them
   */
  static ProjectNames of(String function, Optional<String> packageName) {
    if (!function.matches(FORM) || function.length() > LONGEST) {
      throw new UsageException(
          "NAME must be of a-z, 0-9 and single hyphens, begin with a letter and have at most "
              + LONGEST
              + " characters, such as word-count; not '"
              + function
              + "'");
    }
    String name = packageName.orElse("com.example." + function.replace("-", ""));
    if (!SourceVersion.isName(name)) {
      throw new UsageException(
          "'%s' is no name of a Java package; %s"
              .formatted(
                  name,
                  packageName.isPresent()
                      ? "--package must be like com.example.hello"
                      : "choose another name, or give --package"));
    }
    ProjectNames names = new ProjectNames(function, name, className(function));
    SUFFIXES.stream().map(names.className::concat).forEach(ProjectNames::requireFree);
    return names;
  }

  private static void requireFree(String type) {
    if (IMPORTED.contains(type) || isInJavaLang(type)) {
      throw new UsageException(
          "the project would have a class %s, which hides another of that name; choose another name"
              .formatted(type));
    }
  }

  private static boolean isInJavaLang(String type) {
    try {
      Class.forName("java.lang." + type, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String className(String function) {
    return Arrays.stream(function.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(joining());
  }
}
