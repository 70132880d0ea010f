package io.faasduet.sebs.multimedia.thumbnailer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The mean colours of an image's cells, {@value #SIDE} in each direction: what is left of it at any
 * size.
 *
 * @param means of each cell red, green and blue, 0 to 255
 */
record ImageCells(int width, int height, double[] means) {
  private static final int SIDE = 10;

  /** How many pixels of a side are enough. */
  private static final int PIXELS = 900;

  /** How much the mean of a cell may differ, and how much all of them on average. */
  private static final double MOST = 8;

  private static final double ON_AVERAGE = 1.5;

  /** Of an image file: of a large one from every n-th pixel, which is enough for means. */
  static ImageCells of(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      int step = Math.max(1, Math.min(width, height) / PIXELS);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, step / 2, step / 2);
      return new ImageCells(width, height, means(reader.read(0, param)));
    } finally {
      reader.dispose();
    }
  }

  /** A pixel that lies in several cells counts in each for its part. */
  private static double[] means(BufferedImage image) {
    double[] sums = new double[3 * SIDE * SIDE];
    double[] areas = new double[SIDE * SIDE];
    int[] row = new int[image.getWidth()];
    Share[] across = shares(row.length);
    Share[] down = shares(image.getHeight());
    for (int y = 0; y < down.length; y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        for (int i = 0; i < 4; i++) {
          double area = across[x].of(i % 2) * down[y].of(i / 2);
          int cell = down[y].cell(i / 2) * SIDE + across[x].cell(i % 2);
          areas[cell] += area;
          sums[3 * cell] += area * (row[x] >> 16 & 0xFF);
          sums[3 * cell + 1] += area * (row[x] >> 8 & 0xFF);
          sums[3 * cell + 2] += area * (row[x] & 0xFF);
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= areas[i / 3];
    }
    return sums;
  }

  private static Share[] shares(int pixels) {
    Share[] shares = new Share[pixels];
    for (int i = 0; i < pixels; i++) {
      int first = (int) ((long) i * SIDE / pixels);
      double start = (double) i * SIDE / pixels;
      double end = (double) (i + 1) * SIDE / pixels;
      shares[i] = new Share(first, Math.min(1, (first + 1 - start) / (end - start)));
    }
    return shares;
  }

  /** The first cell that a pixel lies in, and how much of it; the next has the rest. */
  private record Share(int first, double part) {
    int cell(int which) {
      return Math.min(SIDE - 1, first + which);
    }

    double of(int which) {
      return which == 0 ? part : 1 - part;
    }
  }

  /** What is wrong with a thumbnail of this image for a box; empty if nothing is. */
  Optional<String> fault(BufferedImage thumbnail, int boxWidth, int boxHeight) {
    int columns = thumbnail.getWidth();
    int rows = thumbnail.getHeight();
    String size = "the thumbnail has " + columns + " x " + rows + " pixels";
    if (columns > boxWidth || rows > boxHeight) {
      return Optional.of(size + ", more than " + boxWidth + " x " + boxHeight);
    }
    if (columns < Math.min(width, boxWidth) && rows < Math.min(height, boxHeight)) {
      return Optional.of(size + ", and would fit the box with more");
    }
    if (Math.abs((long) columns * height - (long) rows * width) > Math.max(width, height)) {
      return Optional.of(size + ", another shape than the image's " + width + " x " + height);
    }
    double[] others = means(thumbnail);
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      double difference = Math.abs(means[i] - others[i]);
      sum += difference;
      if (difference > MOST) {
        return Optional.of(
            "the thumbnail's colours are not the image's: by %.1f of 255 in row %d, column %d of %d"
                .formatted(difference, i / 3 / SIDE, i / 3 % SIDE, SIDE));
      }
    }
    double average = sum / means.length;
    return average <= ON_AVERAGE
        ? Optional.empty()
        : Optional.of(
            "the thumbnail's colours are not the image's: by %.1f of 255 on average"
                .formatted(average));
  }
}
