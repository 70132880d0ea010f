package io.faasduet.localcloud.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;

/**
 * A bucket's policy, as it was put: that anyone may read its objects. No other policy is served.
 *
 * @param text the document in JSON
 */
record PublicReadPolicy(String text) {
  /** The most that S3 takes. */
  static final int MOST_BYTES = 20_480;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource");

  /**
   * The policy that a document describes.
   *
   * @throws S3Error if it is no policy, or says anything else than that anyone may read
   */
  static PublicReadPolicy of(String text, String bucket) {
    JsonNode policy = read(text);
    JsonNode statement = only(policy.path("Statement"));
    JsonNode principal = statement.path("Principal");
    boolean anyone = isOnly(principal, "*") || isOnly(principal.path("AWS"), "*");
    if (!FIELDS.containsAll(names(policy))
        || !STATEMENT.containsAll(names(statement))
        || !isOnly(statement.path("Effect"), "Allow")
        || !anyone
        || !isOnly(statement.path("Action"), "s3:GetObject")
        || !isOnly(statement.path("Resource"), "arn:aws:s3:::" + bucket + "/*")) {
      throw S3Error.notImplemented("policies but one that allows anyone s3:GetObject of all keys");
    }
    return new PublicReadPolicy(text);
  }

  /** The policy of a bucket by its name. */
  static PublicReadPolicy ofBucket(String bucket) {
    return of(
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
         "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*"}]}"""
            .formatted(bucket),
        bucket);
  }

  private static JsonNode read(String text) {
    try {
      JsonNode policy = JSON.readTree(text);
      if (policy.isObject() && policy.has("Statement")) {
        return policy;
      }
    } catch (JsonProcessingException e) {
      // refused below, as a document without statements is
    }
    throw new S3Error(400, "MalformedPolicy", "This policy is no JSON object with a Statement");
  }

  /** The element of a list of one, and anything else as it is. */
  private static JsonNode only(JsonNode node) {
    return node.isArray() && node.size() == 1 ? node.get(0) : node;
  }

  private static boolean isOnly(JsonNode node, String text) {
    return only(node).asText().equals(text);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
