package io.faasduet.cli.cloud.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.cloud.CloudException;
import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.cli.cloud.ResourceLedger;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.Sha256;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import io.faasduet.localcloud.input.InputStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/**
 * The functions, buckets and tables of one resource id in an account and a region. Each is written
 * into the ledger before it is made. What is there and fits is used as it is. Used by one thread at
 * a time; processes may share a cache.
 */
public final class AwsDeployment {
  /** So long that the longest name of a function has Lambda's 64 characters. */
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,13}");

  private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9-]{0,4}");
  private static final String ACCOUNT_FILE = "aws.json";

  private final AwsAccount account;
  private final DeploymentCache cache;
  private final ResourceLedger ledger;
  private final AwsFunctions functions;
  private final AwsBuckets buckets;
  private final String id;

  private AwsDeployment(AwsAccount account, DeploymentCache cache, String id) {
    this.account = account;
    this.cache = cache;
    this.ledger = new ResourceLedger(cache);
    this.functions = new AwsFunctions(account, id);
    this.buckets = new AwsBuckets(account);
    this.id = id;
  }

  /**
   * The deployment of an id.
   *
   * @param id the resource id; without it the one that the cache has of the region, or a new one
   * @param prefix of a new id
   * @throws UsageException if either cannot be part of names
   */
  public static AwsDeployment of(
      AwsAccount account, DeploymentCache cache, Optional<String> id, Optional<String> prefix) {
    id.ifPresent(text -> requireName("resources_id", ID, text));
    prefix.ifPresent(text -> requireName("--resource-prefix", PREFIX, text));
    String place = account.places();
    String drawn = prefix.map(text -> text + "-").orElse("") + UUID.randomUUID();
    ObjectNode file =
        cache.update(
            ACCOUNT_FILE,
            all -> {
              ObjectNode resources = resources(all, place);
              String known = resources.path("resources_id").asText("");
              boolean fits = prefix.map(text -> known.startsWith(text + "-")).orElse(true);
              String chosen =
                  id.orElse(
                      known.isEmpty() || !fits ? drawn.substring(0, drawn.length() - 28) : known);
              resources.put("resources_id", chosen);
              resources
                  .withObject("/storage_buckets")
                  .put("deployment", "sebs-deployment-" + chosen)
                  .put("benchmarks", "sebs-benchmarks-" + chosen);
            });
    return new AwsDeployment(account, cache, resources(file, place).path("resources_id").asText());
  }

  private static void requireName(String what, Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new UsageException(
          "%s is part of the names of buckets: lower-case letters, digits and hyphens, of which '%s' is not a short one"
              .formatted(what, text));
    }
  }

  private static ObjectNode resources(ObjectNode file, String place) {
    ObjectNode aws = file.get("aws") instanceof ObjectNode object ? object : file.putObject("aws");
    ObjectNode at = aws.get(place) instanceof ObjectNode object ? object : aws.putObject(place);
    return at.withObject("/resources");
  }

  /** The id that is part of the names of all that is made. */
  public String id() {
    return id;
  }

  public String region() {
    return account.region();
  }

  /**
   * The store of a benchmark's input, in which nothing is made before it is opened.
   *
   * @param benchmark its name in the suite
   * @param bucket one that is there already; without it the id's own, which is made
   * @param update whether to upload again what is there
   */
  public InputStore store(
      String benchmark, BenchmarkNeeds needs, Optional<String> bucket, boolean update) {
    return new AwsInputStore(
        account, cache, new AwsInputStore.StoredBenchmark(benchmark, id, needs, bucket, update));
  }

  /** The variables with which a function on Lambda finds a benchmark's store. */
  public Map<String, String> storeVariables(String benchmark, BenchmarkNeeds needs) {
    return AwsInputStore.variables(
        account, new AwsInputStore.StoredBenchmark(benchmark, id, needs, Optional.empty(), false));
  }

  /**
   * Makes a function, or makes it what it is to be, and reads it back.
   *
   * @param benchmark its name in the suite
   * @param updateCode whether to upload the code although it is the same
   * @throws CloudException if it cannot be made, or there is one of that name that was not made
   *     here
   */
  public FunctionDeployment.Deployed deploy(
      String benchmark, FunctionDeployment function, boolean updateCode) {
    FunctionDeployment.Deployed deployed =
        cache.making(() -> make(function, updateCode, sha256(function.zip())));
    cache.update(
        benchmark + "/config.json", file -> new CachedFunction(function, id).describe(file));
    return deployed;
  }

  private FunctionDeployment.Deployed make(
      FunctionDeployment function, boolean updateCode, String sha256) {
    String what = "function " + function.name();
    Optional<GetFunctionResponse> there =
        AwsFailure.told(what + " cannot be looked for", () -> functions.find(function.name()));
    CloudResource resource = resource(ResourceKind.FUNCTION, function.name(), "LAMBDA");
    if (there.isEmpty()) {
      FunctionZip code = code(function, sha256);
      new AwsResource(resource, ledger)
          .make(
              () -> functions.find(function.name()).isPresent(),
              () -> functions.create(function, code));
    } else if (!ledger.holds(resource) && !functions.isOwn(there.get())) {
      throw new CloudException(
          "there is a function %s that was made by others; name it with --function-name, or give another resources_id in the configuration"
              .formatted(function.name()));
    } else {
      ledger.note(resource);
      if (updateCode || !sha256.equals(there.get().configuration().codeSha256())) {
        FunctionZip code = code(function, sha256);
        AwsFailure.tell(what + " cannot be updated", () -> functions.updateCode(function, code));
      }
      AwsFailure.tell(
          what + " cannot be updated",
          () -> functions.updateConfiguration(function, there.get().configuration()));
    }
    return AwsFailure.told(
        what + " cannot be read back", () -> functions.readBack(function, sha256));
  }

  /** The address of a function over HTTP, which is made if it has none; anybody may invoke it. */
  public URI url(String function) {
    cache.making(
        () ->
            new AwsResource(resource(ResourceKind.URL, function, "LAMBDA"), ledger)
                .make(
                    () -> functions.url(function).isPresent(),
                    () -> {
                      functions.permitUrl(function);
                      functions.createUrl(function);
                    }));
    return AwsFailure.told(
        "the URL of function " + function + " cannot be read",
        () -> functions.url(function).orElseThrow());
  }

  private CloudResource resource(ResourceKind kind, String name, String service) {
    return new CloudResource(kind, name, account.place(service), id, Instant.now());
  }

  /** Puts what a request cannot carry into the bucket of deployments. */
  private FunctionZip code(FunctionDeployment function, String sha256) {
    try {
      if (Files.size(function.zip()) < FunctionZip.MOST_INLINE_BYTES) {
        return new FunctionZip.Inline(function.zip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(function.zip() + " cannot be read", e);
    }
    String bucket = "sebs-deployment-" + id;
    String key = "%s/%s.zip".formatted(function.name(), sha256.replaceAll("[^A-Za-z0-9]", "-"));
    new AwsResource(resource(ResourceKind.BUCKET, bucket, "S3"), ledger)
        .make(() -> buckets.exists(bucket), () -> buckets.create(bucket));
    AwsFailure.tell(
        "%s cannot be uploaded to %s".formatted(function.zip(), bucket),
        () -> buckets.upload(bucket, key, function.zip()));
    return new FunctionZip.Stored(bucket, key);
  }

  private static String sha256(Path zip) {
    try {
      return Sha256.base64(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " cannot be read", e);
    }
  }
}
