package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ProvidedMojoTest {
  @Test
  void theZipIsMadeWhereItIsAskedFor() throws Exception {
    assertThat(ProvidedMojo.isProvided(null)).isFalse();
    assertThat(ProvidedMojo.isProvided("")).isFalse();
    assertThat(ProvidedMojo.isProvided("provided")).isTrue();
    assertThatThrownBy(() -> ProvidedMojo.isProvided("java25"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("duet.lambda is 'provided' or left out, not 'java25'");
  }

  @Test
  void whatLambdaDoesNotTakeIsRefused() throws Exception {
    ProvidedMojo.requireSize("f.zip", 250L << 20);
    assertThatThrownBy(() -> ProvidedMojo.requireSize("f.zip", (250L << 20) + 1))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "f.zip has 251 MB unzipped, and Lambda takes 250 MB; deploy the image instead"
                + " (-Pimages)");
  }
}
