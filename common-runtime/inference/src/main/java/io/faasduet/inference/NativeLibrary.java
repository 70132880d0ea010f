package io.faasduet.inference;

/**
 * A file of machine code.
 *
 * @param resource where it lies on the class path
 * @param file its place in the directory that it is loaded from
 */
record NativeLibrary(String resource, String file) {}
