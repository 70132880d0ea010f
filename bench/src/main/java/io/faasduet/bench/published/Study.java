package io.faasduet.bench.published;

/**
 * The source of published figures.
 *
 * @param name the study's name in the figures
 * @param file the resource that holds its figures
 * @param source the publication, as far as it is known
 */
public record Study(String name, String file, String source) {}
