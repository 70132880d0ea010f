package io.faasduet.localcloud.lambda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.lambda.LambdaSession;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class AliasOperationsTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(ScriptedHandler.class, 4);

  @AfterEach
  void deleteAll() {
    AWS.deleteAll();
  }

  @Test
  void anAliasStandsForAVersion() {
    AWS.create("named", it -> it.publish(true));
    CreateAliasResponse alias =
        AWS.client()
            .createAlias(
                it -> it.functionName("named").name("live").functionVersion("1").description("a"));
    assertThat(alias.aliasArn())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:named:live");
    assertThat(alias.functionVersion()).isEqualTo("1");
    InvokeResponse first = AWS.invoke("named:live", "\"context\"");
    assertThat(first.executedVersion()).isEqualTo("1");
    assertThat(first.payload().asUtf8String()).contains(":function:named:live");
    assertThat(
            AWS.client()
                .getFunctionConfiguration(it -> it.functionName("named").qualifier("live"))
                .functionArn())
        .endsWith(":named:live");

    AWS.client().updateFunctionConfiguration(it -> it.functionName("named").timeout(9));
    AWS.client().publishVersion(it -> it.functionName("named"));
    AWS.client().updateAlias(it -> it.functionName("named").name("live").functionVersion("2"));
    assertThat(AWS.invoke("named:live", "1").executedVersion()).isEqualTo("2");
    GetAliasResponse shown = AWS.client().getAlias(it -> it.functionName("named").name("live"));
    assertThat(shown.description()).as("kept").isEqualTo("a");
    assertThat(shown.revisionId()).isNotEqualTo(alias.revisionId());
  }

  @Test
  void aliasesAreListedAndDeleted() {
    AWS.create("listed", it -> it.publish(true));
    AWS.client().createAlias(it -> it.functionName("listed").name("b").functionVersion("1"));
    AWS.client().createAlias(it -> it.functionName("listed").name("a").functionVersion("$LATEST"));
    assertThat(AWS.client().listAliases(it -> it.functionName("listed")).aliases())
        .extracting(AliasConfiguration::name)
        .containsExactly("a", "b");
    assertThat(
            AWS.client()
                .listAliases(it -> it.functionName("listed").functionVersion("1"))
                .aliases())
        .extracting(AliasConfiguration::name)
        .containsExactly("b");
    assertThatThrownBy(
            () -> AWS.client().deleteFunction(it -> it.functionName("listed").qualifier("1")))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("b");
    AWS.client().deleteAlias(it -> it.functionName("listed").name("b"));
    AWS.client().deleteAlias(it -> it.functionName("listed").name("b"));
    assertThatThrownBy(() -> AWS.client().getAlias(it -> it.functionName("listed").name("b")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Cannot find alias arn: ");
    AWS.client().deleteFunction(it -> it.functionName("listed").qualifier("1"));
  }

  @Test
  void anAliasThatCannotBeIsRefused() {
    AWS.create("strict", it -> it.publish(true));
    AWS.client().createAlias(it -> it.functionName("strict").name("one").functionVersion("1"));
    assertThatThrownBy(
            () ->
                AWS.client()
                    .createAlias(it -> it.functionName("strict").name("one").functionVersion("1")))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("Alias already exists");
    assertThatThrownBy(
            () ->
                AWS.client()
                    .createAlias(it -> it.functionName("strict").name("two").functionVersion("2")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                AWS.client()
                    .createAlias(it -> it.functionName("strict").name("12").functionVersion("1")))
        .hasMessageContaining("'12' at 'name' failed to satisfy constraint");
    assertThatThrownBy(
            () ->
                AWS.client()
                    .updateAlias(
                        it ->
                            it.functionName("strict")
                                .name("one")
                                .routingConfig(r -> r.additionalVersionWeights(Map.of("1", 0.5)))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("RoutingConfig is not done by this service");
  }
}
