package io.faasduet.localcloud.lambda.events;

import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a queue in the whole of AWS.
 *
 * @param account whose queue it is, which may be another's
 */
public record QueueArn(String region, String account, String queue, String text) {
  private static final Pattern FORM =
      Pattern.compile("arn:[\\w-]+:sqs:([\\w-]+):(\\d{12}):([\\w-]{1,80}(?:\\.fifo)?)");

  /** Whether it keeps messages in order. */
  public boolean isFifo() {
    return queue.endsWith(".fifo");
  }

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Reads an ARN.
   *
   * @throws ServiceException if it is not a queue's
   */
  public static QueueArn parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw ServiceException.invalidParameter("Not the ARN of an SQS queue: " + text);
    }
    return new QueueArn(form.group(1), form.group(2), form.group(3), text);
  }
}
