/**
 * The function {@code object-digest}: objects of a store are fetched and digested, all or a part of
 * them, in one execution or in several that hand their state on. Start with {@link
 * io.faasduet.studies.limits.ObjectDigest}.
 */
@NullMarked
package io.faasduet.studies.limits;

import org.jspecify.annotations.NullMarked;
