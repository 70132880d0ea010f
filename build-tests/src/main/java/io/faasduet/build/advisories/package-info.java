/**
 * Compares what Duet depends on with the published advisories, by the profile {@code
 * dependency-check}. {@link AdvisoryCheck} is its main class; {@link AdvisoryService} asks OSV.
 */
@NullMarked
package io.faasduet.build.advisories;

import org.jspecify.annotations.NullMarked;
