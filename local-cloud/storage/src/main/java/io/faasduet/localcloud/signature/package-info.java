/**
 * Signature Version 4, with which clients of AWS sign their requests, and the one account of the
 * services in this process.
 *
 * <p>Start with {@link io.faasduet.localcloud.signature.SignatureV4}.
 */
@NullMarked
package io.faasduet.localcloud.signature;

import org.jspecify.annotations.NullMarked;
