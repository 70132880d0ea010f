package io.faasduet.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.files.PercentEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/**
 * Credentials for a token that Kubernetes gives a pod (IRSA on EKS), by STS's operation
 * AssumeRoleWithWebIdentity. It is one unsigned request, for which the SDK's module {@code sts}
 * would be on every function's class path. They are renewed five minutes before they expire.
 * Thread-safe.
 */
final class WebIdentityCredentials implements AwsCredentialsProvider {
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 10_000;
  private static final int MOST_ANSWER = 1 << 20;

  private final Path tokenFile;
  private final String role;
  private final String session;
  private final URI endpoint;
  private final Clock clock;
  private @Nullable AwsCredentials credentials;
  private Instant renewal = Instant.MIN;

  WebIdentityCredentials(Settings settings, Region region, Clock clock) {
    this.tokenFile = Path.of(settings.text("AWS_WEB_IDENTITY_TOKEN_FILE").orElseThrow());
    this.role =
        settings
            .text("AWS_ROLE_ARN")
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "AWS_WEB_IDENTITY_TOKEN_FILE needs AWS_ROLE_ARN, the role to be assumed"));
    this.session = settings.text("AWS_ROLE_SESSION_NAME").orElse("duet");
    this.endpoint =
        settings
            .text("AWS_ENDPOINT_URL_STS")
            .or(() -> settings.text("AWS_ENDPOINT_URL"))
            .map(URI::create)
            .orElseGet(() -> ofAws(region));
    this.clock = requireNonNull(clock, "clock");
  }

  private static URI ofAws(Region region) {
    String china = region.id().startsWith("cn-") ? ".cn" : "";
    return URI.create("https://sts." + region.id() + ".amazonaws.com" + china);
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    AwsCredentials known = credentials;
    if (known == null || !clock.instant().isBefore(renewal)) {
      try {
        known = assumed(ask());
        credentials = known;
      } catch (IOException e) {
        throw failed(endpoint + " cannot be asked: " + e.getMessage(), e);
      }
    }
    return known;
  }

  private String ask() throws IOException {
    String form =
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn="
            + encoded(role)
            + "&RoleSessionName="
            + encoded(session)
            + "&WebIdentityToken="
            + encoded(token());
    HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(form.getBytes(UTF_8));
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String answer = in == null ? "" : new String(in.readNBytes(MOST_ANSWER), UTF_8);
      if (status != HttpURLConnection.HTTP_OK) {
        throw failed(
            "STS answered %d %s: %s"
                .formatted(
                    status,
                    element(answer, "Code").orElse(""),
                    element(answer, "Message").orElse("")),
            null);
      }
      return answer;
    }
  }

  private String token() {
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException e) {
      throw failed("the file of AWS_WEB_IDENTITY_TOKEN_FILE cannot be read: " + tokenFile, e);
    }
  }

  private AwsCredentials assumed(String answer) {
    try {
      renewal = Instant.parse(element(answer, "Expiration").orElse("")).minus(EARLY);
    } catch (DateTimeParseException e) {
      throw failed("STS did not say when its credentials expire", e);
    }
    return AwsSessionCredentials.create(
        required(answer, "AccessKeyId"),
        required(answer, "SecretAccessKey"),
        required(answer, "SessionToken"));
  }

  private static String required(String answer, String name) {
    return element(answer, name).orElseThrow(() -> failed("STS answered without " + name, null));
  }

  private static Optional<String> element(String xml, String name) {
    Matcher element = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
    return element.find() ? Optional.of(element.group(1).strip()) : Optional.empty();
  }

  private static String encoded(String text) {
    return PercentEncoding.COMPONENT.encode(text);
  }

  private static SdkClientException failed(String why, @Nullable Throwable cause) {
    return SdkClientException.create("the web identity has no credentials: " + why, cause);
  }
}
