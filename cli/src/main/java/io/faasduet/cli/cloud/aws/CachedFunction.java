package io.faasduet.cli.cloud.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.cloud.ContentHash;
import java.time.Instant;

/**
 * What the cache says of a function, as SeBS's does: its package and its settings, with a hash over
 * both and over the input that it was deployed with.
 */
record CachedFunction(FunctionDeployment function, String resourceId) {
  /** Writes it into a benchmark's file. */
  void describe(ObjectNode file) {
    ObjectNode java = file.withObject("/aws/java");
    String version = function.runtime().replaceFirst("^java", "");
    String architecture = function.architecture().equals("x86_64") ? "x64" : "arm64";
    String hash =
        new ContentHash()
            .with("code", function.zip())
            .with("settings", function.settings())
            .with("input", file.at("/aws/storage/objects").toString())
            .hex();
    ObjectNode code = java.withObject("/code_package/package/" + version + "/" + architecture);
    if (!hash.equals(code.path("hash").asText())) {
      code.withObject("/date").put("modified", Instant.now().toString());
    }
    code.put("size", function.zip().toFile().length());
    code.put("hash", hash);
    code.put("location", function.zip().toString());
    ObjectNode functions = java.withObject("/functions");
    ObjectNode described =
        functions.get(function.name()) instanceof ObjectNode there
            ? there
            : functions.putObject(function.name());
    described.put("name", function.name());
    described.put("hash", hash);
    described.put("resources_id", resourceId);
    ObjectNode config = described.putObject("config");
    config.put("timeout", function.timeout().toSeconds());
    config.put("memory", function.memoryMb());
    config.put("architecture", architecture);
    config.putObject("runtime").put("language", "java").put("version", version);
  }
}
