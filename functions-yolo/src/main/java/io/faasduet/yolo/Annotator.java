package io.faasduet.yolo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Draws what was found onto an image: a box in the colour of its class, and its label with the
 * confidence. Lines and letters grow with the image.
 */
final class Annotator {
  /** Turns by this share of the circle give hues that stay apart however many there are. */
  private static final double GOLDEN = 0.618033988749895;

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final float line;
  private final double unit;

  private Annotator(BufferedImage image, Graphics2D graphics) {
    this.image = image;
    this.graphics = graphics;
    int side = Math.min(image.getWidth(), image.getHeight());
    this.line = Math.max(1, Math.round(side / 240f));
    this.unit = Math.max(6, side / 42.0) / StrokeFont.CAPITAL;
  }

  /** Draws onto the image itself; the most confident ones come to lie on top. */
  static void draw(List<Detection> detections, BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      Annotator annotator = new Annotator(image, graphics);
      for (int i = detections.size() - 1; i >= 0; i--) {
        annotator.draw(detections.get(i));
      }
    } finally {
      graphics.dispose();
    }
  }

  /** The colour of a class, the same in every image. */
  static Color colour(int classId) {
    float hue = (float) (classId * GOLDEN % 1);
    boolean dark = classId / 5 % 2 == 1;
    return Color.getHSBColor(hue, dark ? 0.95f : 0.8f, dark ? 0.75f : 1f);
  }

  private void draw(Detection detection) {
    Color colour = colour(detection.classId());
    Detection.Box box = detection.box();
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(line));
    float inset = line / 2;
    graphics.draw(
        new Rectangle2D.Float(
            box.x() + inset,
            box.y() + inset,
            Math.max(0, box.width() - line),
            Math.max(0, box.height() - line)));
    label(
        String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.confidence()),
        box,
        colour);
  }

  /** Above the box, or in it at its top where there is no room; always inside the image. */
  private void label(String text, Detection.Box box, Color colour) {
    double fits = image.getWidth() / (StrokeFont.width(text) + 4);
    double size = Math.min(unit, fits);
    double margin = 1.6 * size;
    double width = StrokeFont.width(text) * size + 2 * margin;
    double height = (StrokeFont.CAPITAL + StrokeFont.BELOW / 2) * size + 2 * margin;
    double x = Math.max(0, Math.min(box.x(), image.getWidth() - width));
    double y = box.y() >= height ? box.y() - height : box.y();
    y = Math.max(0, Math.min(y, image.getHeight() - height));
    graphics.setColor(colour);
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
    graphics.setColor(onTopOf(colour));
    graphics.setStroke(
        new BasicStroke(
            (float) Math.max(1, 0.95 * size), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    AffineTransform place = AffineTransform.getTranslateInstance(x + margin, y + margin);
    place.scale(size, size);
    graphics.draw(place.createTransformedShape(StrokeFont.strokes(text)));
  }

  /** Black or white, by the luma of ITU-R BT.601. */
  private static Color onTopOf(Color colour) {
    double luma = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
    return luma > 140 ? Color.BLACK : Color.WHITE;
  }
}
