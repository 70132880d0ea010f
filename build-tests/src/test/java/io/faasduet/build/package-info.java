/** Checks of the source tree itself. {@link SourceTree} finds the files; each test reads them. */
@NullMarked
package io.faasduet.build;

import org.jspecify.annotations.NullMarked;
