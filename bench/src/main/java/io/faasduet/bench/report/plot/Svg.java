package io.faasduet.bench.report.plot;

import java.util.Locale;

/**
 * Writes one SVG image. Colours and fonts come from the page's style sheet by class, so that the
 * image follows the theme; here are only places.
 */
final class Svg {
  private final StringBuilder xml = new StringBuilder();

  /** Where a text is anchored. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** An image of that size; the label says what it shows to those who do not see it. */
  Svg(double width, double height, String label) {
    xml.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" aria-label=\"")
        .append(escaped(label))
        .append("\">");
  }

  Svg line(String classes, double x1, double y1, double x2, double y2) {
    open("line", classes);
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
    return close();
  }

  Svg rectangle(String classes, double x, double y, double width, double height) {
    open("rect", classes);
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    return close();
  }

  Svg circle(String classes, double x, double y, double radius) {
    open("circle", classes);
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", radius);
    return close();
  }

  /** A circle that says what it stands for to those who point at it. */
  Svg circle(String classes, double x, double y, double radius, String title) {
    circle(classes, x, y, radius);
    return titled("circle", title);
  }

  /** A rectangle that says so. */
  Svg rectangle(String classes, double x, double y, double width, double height, String title) {
    rectangle(classes, x, y, width, height);
    return titled("rect", title);
  }

  /** A path of absolute points: the first is moved to, the others are drawn to. */
  Svg path(String classes, double[][] points) {
    open("path", classes);
    xml.append(" d=\"");
    for (int i = 0; i < points.length; i++) {
      xml.append(i == 0 ? 'M' : 'L')
          .append(number(points[i][0]))
          .append(' ')
          .append(number(points[i][1]));
    }
    xml.append('"');
    return close();
  }

  Svg text(String classes, double x, double y, Anchor anchor, String text) {
    open("text", classes);
    attribute("x", x);
    attribute("y", y);
    xml.append(" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append("\">");
    xml.append(escaped(text)).append("</text>");
    return this;
  }

  /** The whole element. */
  String finish() {
    return xml + "</svg>";
  }

  private void open(String element, String classes) {
    xml.append('<').append(element).append(" class=\"").append(escaped(classes)).append('"');
  }

  private void attribute(String name, double value) {
    xml.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private Svg close() {
    xml.append("/>");
    return this;
  }

  private Svg titled(String element, String title) {
    xml.setLength(xml.length() - "/>".length());
    xml.append("><title>").append(escaped(title)).append("</title></" + element + ">");
    return this;
  }

  /** To a tenth of a unit: finer cannot be seen. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
