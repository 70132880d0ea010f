package io.faasduet.bench.published;

import io.faasduet.bench.results.PlatformName;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform that a study ran a workload on.
 *
 * @param name the study's own word, such as {@code lambda_3000mb} or {@code ecs_2x_t3a.xlarge}
 * @param platform {@code lambda}; {@code fleet} for machines that are always there; {@code sqs} for
 *     the queue alone
 * @param memoryMegabytes Lambda's memory size, where the study says it
 */
public record PublishedDeployment(
    String name, PlatformName platform, Optional<Integer> memoryMegabytes) {
  private static final PlatformName SQS = new PlatformName("sqs");

  /** The ways by which a study served batches of messages. */
  private static final Map<String, PlatformName> MESSAGES =
      Map.of(
          "lambda_s3_model_s3_result", PlatformName.SQS_LAMBDA_S3,
          "lambda_packed_model_sqs_result", PlatformName.SQS_LAMBDA,
          "ec2_sqs", PlatformName.SQS_SERVER,
          "ec2_direct", PlatformName.ZEROMQ_SERVER,
          "ec2_zeromq", PlatformName.ZEROMQ_SERVER);

  private static final Pattern MEMORY = Pattern.compile("_(\\d+)mb$");

  static PublishedDeployment named(String name) {
    Matcher memory = MEMORY.matcher(name);
    return new PublishedDeployment(
        name,
        platform(name),
        memory.find() ? Optional.of(Integer.valueOf(memory.group(1))) : Optional.empty());
  }

  private static PlatformName platform(String name) {
    if (MESSAGES.containsKey(name)) {
      return MESSAGES.get(name);
    }
    if (name.startsWith("ec2_") || name.startsWith("ecs_")) {
      return PlatformName.FLEET;
    }
    return name.startsWith("sqs_") ? SQS : PlatformName.LAMBDA;
  }
}
