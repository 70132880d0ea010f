/** SeBS's 504.dna-visualisation: start with {@link io.faasduet.sebs.dna.DnaVisualisation}. */
@NullMarked
package io.faasduet.sebs.dna;

import org.jspecify.annotations.NullMarked;
