package io.faasduet.inference.natives;

/**
 * A native library as a class-path resource.
 *
 * @param resource where it lies on the class path
 * @param file its place in the directory that it is loaded from
 */
public record NativeLibrary(String resource, String file) {}
