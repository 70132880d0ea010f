package io.faasduet.inference.bundle;

/**
 * A class that a network tells from others.
 *
 * @param wnid its id, for ImageNet's classes the WordNet id such as {@code n02123045}
 * @param text what people call it, such as {@code tabby}
 */
public record Label(String wnid, String text) {

  /**
   * Reads a line of a labels file: the id, a space, the text.
   *
   * @throws InvalidModelException if the line has no space between two texts
   */
  public static Label parse(String line) {
    int space = line.indexOf(' ');
    if (space < 1 || line.substring(space).isBlank()) {
      throw new InvalidModelException(
          "a line of the labels must be an id, a space and a label, not '" + line + "'");
    }
    return new Label(line.substring(0, space), line.substring(space + 1).strip());
  }
}
