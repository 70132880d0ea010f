package io.faasduet.testkit;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/**
 * A request that a function answers.
 *
 * @param name what the request shows, for the test's name
 * @param json the request
 * @param check throws an AssertionError if the response's JSON is not as it should be
 */
public record Example(String name, String json, Consumer<String> check) {
  public Example {
    requireNonNull(name, "name");
    requireNonNull(json, "json");
    requireNonNull(check, "check");
  }
}
