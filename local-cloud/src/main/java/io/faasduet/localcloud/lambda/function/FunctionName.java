package io.faasduet.localcloud.lambda.function;

import io.faasduet.localcloud.signature.LocalAccount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * A function as callers name it: its name, a partial ARN ({@code 000000000000:function:name}) or a
 * whole one, each with or without a version or alias.
 *
 * @param region of a whole ARN, or where the caller thinks that it calls
 * @param isWhole whether it is a whole ARN, which names the function of that region alone
 */
public record FunctionName(
    String name, Optional<String> region, boolean isWhole, Optional<String> qualifier) {
  private static final Pattern FORMS =
      Pattern.compile(
          "(?:(?:arn:([\\w-]+):lambda:([\\w-]+):)?(\\d{12}):function:)?"
              + "([\\w-]{1,64})(?::(\\$LATEST|[\\w-]{1,128}))?");

  /**
   * Reads any of the forms.
   *
   * @throws ServiceException if it is none, or of another account or partition
   */
  public static FunctionName parse(String text) {
    Matcher form = FORMS.matcher(text);
    if (!form.matches()) {
      throw new ServiceException(
          400, "ValidationException", "'" + text + "' is not a function's name or ARN");
    }
    Optional<String> region = Optional.ofNullable(form.group(2));
    Optional.ofNullable(form.group(3))
        .filter(account -> !account.equals(LocalAccount.ID))
        .ifPresent(
            account -> {
              throw ServiceException.otherAccount(text, account);
            });
    if (region.isPresent() && !partition(region.get()).equals(form.group(1))) {
      throw ServiceException.functionNotFound(text);
    }
    return new FunctionName(
        form.group(4), region, region.isPresent(), Optional.ofNullable(form.group(5)));
  }

  /** Which of AWS's clouds a region is in, as ARNs name it. */
  static String partition(String region) {
    return PartitionMetadata.of(Region.of(region)).id();
  }

  /** Whether it means the version that can be changed. */
  public boolean isLatest() {
    return qualifier.isEmpty() || qualifier.get().equals(LambdaFunction.LATEST);
  }

  /** With its qualifier, as error messages name it. */
  public String arn() {
    return LambdaFunction.arn(region.orElse(LambdaConfiguration.DEFAULT_REGION), name)
        + qualifier.map(it -> ":" + it).orElse("");
  }

  /** As {@link #arn()}, always with a qualifier. */
  public String qualifiedArn() {
    return qualifier.isPresent() ? arn() : qualified(LambdaFunction.LATEST).arn();
  }

  /**
   * The same for a caller of a region.
   *
   * @throws ServiceException if it is a whole ARN of another region
   */
  public FunctionName in(Optional<String> caller) {
    if (isWhole && caller.isPresent() && !caller.equals(region)) {
      throw ServiceException.notFound(
          "Functions from '%s' are not reachable in this region ('%s')"
              .formatted(region.orElseThrow(), caller.get()));
    }
    return new FunctionName(name, region.or(() -> caller), isWhole, qualifier);
  }

  /**
   * The same in a version, or by an alias.
   *
   * @throws ServiceException if it is named with another one already
   */
  public FunctionName qualified(String other) {
    if (qualifier.isPresent() && !qualifier.get().equals(other)) {
      throw ServiceException.invalidParameter(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionName(name, region, isWhole, Optional.of(other));
  }
}
