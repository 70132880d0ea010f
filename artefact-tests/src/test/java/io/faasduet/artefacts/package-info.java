/** Tests of what the build packages. Read {@link io.faasduet.artefacts.ArtefactContract} first. */
@NullMarked
package io.faasduet.artefacts;

import org.jspecify.annotations.NullMarked;
