package io.faasduet.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Prints the processor times of this package's decoder and of ImageIO's readers, both with the same
 * subsampling; a benchmark, no test. Decision 0024 has the command and its output.
 */
final class DecoderTimes {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 960;
  private static final int WANTED = 227;
  private static final int WARM_UP = 30;
  private static final int RUNS = 61;
  private static final int FIRST_CALLS = 11;

  /** Decodes a file to RGB with about as many rows and columns as wanted. */
  private interface Decoder {
    byte[] decode(byte[] file) throws IOException;
  }

  private static final Map<String, Decoder> DECODERS = decoders();

  private DecoderTimes() {}

  /**
   * With the start of files' names, or without arguments: those files' times; with a file's and a
   * decoder's name: the first call in this JVM.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      byte[] file = files().get(arguments[0]);
      processorNanos(); // loads what the measurement needs
      long start = processorNanos();
      DECODERS.get(arguments[1]).decode(file);
      System.out.println((processorNanos() - start) / 1e6);
      return;
    }
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      if (arguments.length == 0 || file.getKey().startsWith(arguments[0])) {
        print(file.getKey(), file.getValue());
      }
    }
  }

  /** This thread's processor time, which other work on the machine hardly changes. */
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String name, byte[] file) throws Exception {
    Map<String, List<Double>> warm = new LinkedHashMap<>();
    Map<String, List<Double>> first = new LinkedHashMap<>();
    for (int run = -WARM_UP; run < RUNS; run++) {
      for (Map.Entry<String, Decoder> decoder : DECODERS.entrySet()) {
        long start = processorNanos();
        decoder.getValue().decode(file);
        if (run >= 0) {
          add(warm, decoder.getKey(), (processorNanos() - start) / 1e6);
        }
      }
    }
    for (int run = 0; run < FIRST_CALLS; run++) {
      for (String decoder : DECODERS.keySet()) {
        add(first, decoder, firstCall(name, decoder));
      }
    }
    for (String decoder : DECODERS.keySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-28s %-8s %7.2f ms (%.2f to %.2f), first call %5.0f ms (%.0f to %.0f)%n",
          name + ", " + file.length / 1000 + " KB",
          decoder,
          quantile(warm.get(decoder), 0.5),
          quantile(warm.get(decoder), 0.25),
          quantile(warm.get(decoder), 0.75),
          quantile(first.get(decoder), 0.5),
          quantile(first.get(decoder), 0.25),
          quantile(first.get(decoder), 0.75));
    }
  }

  private static double firstCall(String file, String decoder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(DecoderTimes.class.getName(), file, decoder));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return Double.parseDouble(output);
  }

  private static void add(Map<String, List<Double>> times, String decoder, double millis) {
    times.computeIfAbsent(decoder, unused -> new ArrayList<>()).add(millis);
  }

  private static double quantile(List<Double> values, double q) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) Math.round(q * (sorted.length - 1))];
  }

  private static Map<String, Decoder> decoders() {
    Map<String, Decoder> decoders = new LinkedHashMap<>();
    decoders.put("Duet", file -> new ImageDecoder().decode(file, WANTED, WANTED).bytes());
    decoders.put("ImageIO", DecoderTimes::byImageIo);
    return decoders;
  }

  private static byte[] byImageIo(byte[] file) throws IOException {
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(file[0] == (byte) 0x89 ? "png" : "jpeg").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      SampleGrid grid = SampleGrid.of(reader.getWidth(0), reader.getHeight(0), WANTED, WANTED);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceRegion(
          new Rectangle(grid.originX(), grid.originY(), grid.spanX(), grid.spanY()));
      param.setSourceSubsampling(grid.stepX(), grid.stepY(), 0, 0);
      return rgb(reader.read(0, param));
    } finally {
      reader.dispose();
    }
  }

  private static byte[] rgb(BufferedImage image) {
    int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    byte[] rgb = new byte[argb.length * 3];
    for (int i = 0, to = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      for (int shift = 16; shift >= 0; shift -= 8) {
        int value = argb[i] >> shift & 0xFF;
        rgb[to++] = (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
      }
    }
    return rgb;
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PNG, RGB", encoded(drawn(BufferedImage.TYPE_3BYTE_BGR), "png"));
    files.put("PNG, RGB with alpha", encoded(drawn(BufferedImage.TYPE_4BYTE_ABGR), "png"));
    files.put("PNG, palette", encoded(palette(drawn(BufferedImage.TYPE_3BYTE_BGR)), "png"));
    files.put("JPEG", encoded(drawn(BufferedImage.TYPE_3BYTE_BGR), "jpeg"));
    return files;
  }

  /** A scene with gradients, edges and noise, which compresses about as a photograph does. */
  private static BufferedImage drawn(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(7);
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, WIDTH, HEIGHT, Color.BLUE));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    for (int i = 0; i < 200; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillOval(
          random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(200), random.nextInt(200));
    }
    graphics.dispose();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int noise = random.nextInt(8);
        image.setRGB(x, y, image.getRGB(x, y) ^ (noise << 16 | noise << 8 | noise));
      }
    }
    return image;
  }

  private static BufferedImage palette(BufferedImage source) {
    byte[] steps = new byte[256];
    byte[] green = new byte[256];
    byte[] blue = new byte[256];
    for (int i = 0; i < 256; i++) {
      steps[i] = (byte) (i / 36 * 42);
      green[i] = (byte) (i / 6 % 6 * 51);
      blue[i] = (byte) (i % 6 * 51);
    }
    BufferedImage image =
        new BufferedImage(
            WIDTH,
            HEIGHT,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 256, steps, green, blue));
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(source, 0, 0, null);
    graphics.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, file)) {
      throw new IllegalStateException("no writer of " + format + " for " + image);
    }
    return file.toByteArray();
  }
}
