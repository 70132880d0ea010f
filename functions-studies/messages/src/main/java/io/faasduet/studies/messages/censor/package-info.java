/**
 * Words are censored in documents, alone or in batches of messages. Start with {@link
 * io.faasduet.studies.messages.censor.Censor}.
 */
@NullMarked
package io.faasduet.studies.messages.censor;

import org.jspecify.annotations.NullMarked;
