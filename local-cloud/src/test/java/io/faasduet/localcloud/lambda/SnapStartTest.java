package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.snapshot.Criu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartNotReadyException;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** Needs CRIU and who may use it; says why where it is skipped. */
class SnapStartTest {
  @TempDir static Path directory;

  @RegisterExtension static final LambdaSession AWS = new LambdaSession(SnapshotHandler.class, 4);

  @BeforeEach
  void needsAnEngine() {
    Optional<String> refusal = Criu.ofThisJvm().refusal();
    assumeThat(refusal).as(refusal.orElse("")).isEmpty();
  }

  @Test
  void aPublishedVersionIsRestoredAndItsFunctionIsNot() throws Exception {
    Path goOn = directory.resolve("go-on");
    CreateFunctionResponse made = create("fast", Map.of("WAIT_BEFORE", goOn.toString()));
    assertThat(made.state()).isEqualTo(State.ACTIVE);
    assertThat(made.snapStart().applyOn()).isEqualTo(SnapStartApplyOn.PUBLISHED_VERSIONS);
    assertThat(made.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.OFF);

    PublishVersionResponse published =
        AWS.client().publishVersion(request -> request.functionName("fast"));
    assertThat(published.state()).isEqualTo(State.PENDING);
    assertThat(published.snapStart().optimizationStatus())
        .isEqualTo(SnapStartOptimizationStatus.OFF);
    assertThatThrownBy(() -> AWS.invoke("fast:1", "1"))
        .isInstanceOf(SnapStartNotReadyException.class);
    Files.createFile(goOn);
    GetFunctionConfigurationResponse active = settled("fast", "1");
    assertThat(active.state()).isEqualTo(State.ACTIVE);
    assertThat(active.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.ON);

    AWS.client().createAlias(it -> it.functionName("fast").name("live").functionVersion("1"));
    InvokeResponse restored = AWS.invoke("fast:live", "1");
    assertThat(restored.payload().asUtf8String()).contains("\"ran\":\"init before after\"");
    assertThat(restored.executedVersion()).isEqualTo("1");
    assertThat(AWS.log(restored))
        .contains("RESTORE_START", " Version: 1\n", "\tRestore Duration: ")
        .contains("\tBilled Restore Duration: ")
        .doesNotContain("Init Duration");
    InvokeResponse latest = AWS.invoke("fast", "1");
    assertThat(latest.payload().asUtf8String()).contains("\"ran\":\"init\"");
    assertThat(AWS.log(latest)).contains("Init Duration").doesNotContain("Restore Duration");
  }

  @Test
  void aVersionIsStillRestoredWhenItsFunctionHasChanged() {
    create("versions", Map.of());
    AWS.client().publishVersion(request -> request.functionName("versions"));
    AWS.client().updateFunctionConfiguration(it -> it.functionName("versions").timeout(30));
    settled("versions", "1");

    assertThat(AWS.invoke("versions:1", "1").payload().asUtf8String())
        .contains("\"ran\":\"init before after\"");
  }

  @Test
  void aVersionWhoseHookFailsIsFailedAndSaysWhy() {
    create("unwilling", Map.of("FAIL_BEFORE", "yes"));
    AWS.client().publishVersion(request -> request.functionName("unwilling"));
    GetFunctionConfigurationResponse failed = settled("unwilling", "1");

    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(failed.stateReason()).contains("not to be closed");
    assertThat(failed.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.OFF);
    assertThatThrownBy(() -> AWS.invoke("unwilling:1", "1"))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("following state: Failed");
    assertThat(AWS.invoke("unwilling", "1").functionError()).as("needs no hook").isNull();
  }

  /** A version that is no longer pending. */
  private static GetFunctionConfigurationResponse settled(String name, String version) {
    Supplier<GetFunctionConfigurationResponse> now =
        () -> AWS.client().getFunctionConfiguration(it -> it.functionName(name).qualifier(version));
    Deadline.of(Duration.ofMinutes(1)).await(() -> now.get().state() != State.PENDING);
    return now.get();
  }

  private static CreateFunctionResponse create(String name, Map<String, String> variables) {
    return AWS.create(
        name,
        it ->
            it.snapStart(s -> s.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))
                .memorySize(256)
                .timeout(60)
                .environment(env -> env.variables(variables)));
  }
}
