package io.faasduet.models.embedding;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Images of layered hills under clouds, with as much detail as a photograph of their size. The
 * pixels are the same on every machine.
 */
final class DrawnLandscapes {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 960;
  private static final float QUALITY = 0.85f;
  private static final int LAYERS = 5;

  /** Changes when the images do. */
  static final int VERSION = 1;

  /** For each image the colours at the top of the sky, at the horizon, of far and near land. */
  private static final int[][] PALETTES = {
    {0x3A78C2, 0xCFE3F2, 0x8FA8B8, 0x2F5A2A},
    {0x30204F, 0xF2A65A, 0x7A4B6A, 0x1E1424},
    {0x8FA3B0, 0xE6EAEC, 0xB9C3C8, 0x4A5560},
    {0x2E9BD6, 0xF7E9C8, 0xD9B27C, 0x9A5B2C}
  };

  private DrawnLandscapes() {}

  /** Draws the images {@code 0.jpg} to {@code 3.jpg} of a directory. */
  static void writeTo(Path directory) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Files.createDirectories(directory);
    for (int i = 0; i < PALETTES.length; i++) {
      write(draw(PALETTES[i], i * 1000), directory.resolve(i + ".jpg"));
    }
  }

  private static BufferedImage draw(int[] palette, int seed) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    int[] column = new int[HEIGHT];
    int[] tops = new int[LAYERS];
    for (int x = 0; x < WIDTH; x++) {
      for (int layer = 0; layer < LAYERS; layer++) {
        double ridge = HEIGHT * (0.42 + 0.11 * layer);
        double hill = noise(x / (260.0 - 35 * layer), layer * 17.0, seed, 6) - 0.5;
        tops[layer] = (int) (ridge + hill * (300 - 30 * layer));
      }
      for (int y = 0; y < HEIGHT; y++) {
        int nearest = LAYERS - 1;
        while (nearest >= 0 && y < tops[nearest]) {
          nearest--;
        }
        int colour =
            nearest < 0
                ? sky(palette, seed, x, y)
                : land(palette, seed, nearest, x, y - tops[nearest]);
        column[y] = film(colour, x, y, seed);
      }
      image.setRGB(x, 0, 1, HEIGHT, column, 0, 1);
    }
    return image;
  }

  /**
   * @param layer 0 is the farthest
   * @param below the layer's ridge, in pixels
   */
  private static int land(int[] palette, int seed, int layer, int x, int below) {
    double grain = noise(x / 14.0, below / 9.0 + layer * 50, seed + layer + 1, 4);
    double depth = Math.min(1, below / 220.0);
    int colour = mix(palette[2], palette[3], layer / (LAYERS - 1.0));
    return shade(colour, 0.62 + 0.75 * grain - 0.2 * depth);
  }

  private static int sky(int[] palette, int seed, int x, int y) {
    double cloud = noise(x / 210.0, y / 90.0, seed + 99, 6);
    int clear = mix(palette[0], palette[1], Math.min(1, y / (HEIGHT * 0.55)));
    return mix(clear, 0xFFFFFF, Math.max(0, cloud - 0.45) * 1.6);
  }

  /** The grain that every photograph has. */
  private static int film(int colour, int x, int y, int seed) {
    return shade(colour, 0.95 + 0.1 * random(x, y, seed));
  }

  /** Value noise, 0 to 1: octaves of random values on ever finer grids, each of half the weight. */
  private static double noise(double x, double y, int seed, int octaves) {
    double sum = 0;
    double weight = 0.5;
    for (int octave = 0; octave < octaves; octave++) {
      sum += weight * smooth(x, y, seed * 31 + octave);
      weight /= 2;
      x *= 2;
      y *= 2;
    }
    return sum;
  }

  private static double smooth(double x, double y, int seed) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double across = ease(x - column);
    double down = ease(y - row);
    double top = between(random(column, row, seed), random(column + 1, row, seed), across);
    double low = between(random(column, row + 1, seed), random(column + 1, row + 1, seed), across);
    return between(top, low, down);
  }

  private static double random(int x, int y, int seed) {
    int hash = x * 0x1B873593 ^ y * 0xCC9E2D51 ^ seed * 0x85EBCA6B;
    hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
    hash = (hash ^ hash >>> 12) * 0x297A2D39;
    return ((hash ^ hash >>> 15) & 0xFFFFFF) / (double) 0xFFFFFF;
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double between(double from, double to, double t) {
    return from + (to - from) * t;
  }

  private static int mix(int from, int to, double t) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      mixed |= (int) between(from >> shift & 0xFF, to >> shift & 0xFF, t) << shift;
    }
    return mixed;
  }

  private static int shade(int colour, double light) {
    return light < 1 ? mix(0x000000, colour, light) : mix(colour, 0xFFFFFF, (light - 1) * 0.8);
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(part.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
