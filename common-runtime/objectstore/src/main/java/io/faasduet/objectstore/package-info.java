/**
 * Objects in S3 and in files, and a cache of them on this machine's disk.
 *
 * <p>Start with {@link io.faasduet.objectstore.ObjectStores}, which opens the store a function
 * works with, and {@link io.faasduet.objectstore.ObjectFetcher}, which brings large objects to
 * disk.
 */
@NullMarked
package io.faasduet.objectstore;

import org.jspecify.annotations.NullMarked;
