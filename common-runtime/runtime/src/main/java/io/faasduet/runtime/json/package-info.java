/** Records as JSON and back. Start with {@link io.faasduet.runtime.json.Json}. */
@NullMarked
package io.faasduet.runtime.json;

import org.jspecify.annotations.NullMarked;
