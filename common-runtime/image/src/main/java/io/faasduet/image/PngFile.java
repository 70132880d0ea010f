package io.faasduet.image;

import io.faasduet.api.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PNG file whose chunks have been walked to the end marker and whose critical chunks have the
 * right checksums.
 *
 * @param bits bits a sample: 1, 2, 4, 8 or 16
 * @param colour what a pixel's samples are
 * @param palette 3 bytes an entry, red first; empty unless the colour is {@link Colour#PALETTE}
 * @param transparency the contents of the chunk {@code tRNS}; empty where there is none
 * @param data the compressed pixels, in pieces of the file
 */
public record PngFile(
    int width,
    int height,
    int bits,
    Colour colour,
    boolean interlaced,
    Orientation orientation,
    byte[] palette,
    byte[] transparency,
    List<ByteBuffer> data)
    implements ImageFile {

  private static final Logger LOG = LoggerFactory.getLogger(PngFile.class);

  private static final int LONGEST_SIDE = 65_535;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int TRNS = 0x74524E53;
  private static final int EXIF = 0x65584966;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int ANCILLARY = 0x20000000;

  /** What the samples of a pixel are. */
  public enum Colour {
    GREY(1),
    RGB(3),
    PALETTE(1),
    GREY_ALPHA(2),
    RGB_ALPHA(4);

    private final int samples;

    Colour(int samples) {
      this.samples = samples;
    }

    int samples() {
      return samples;
    }

    private static Colour of(int type, int bits) {
      boolean whole = bits == 8 || bits == 16;
      boolean small = bits == 1 || bits == 2 || bits == 4;
      if (type == 0 && (whole || small)) {
        return GREY;
      } else if (type == 3 && (small || bits == 8)) {
        return PALETTE;
      } else if (whole && (type == 2 || type == 4 || type == 6)) {
        return type == 2 ? RGB : type == 4 ? GREY_ALPHA : RGB_ALPHA;
      }
      throw damaged("colour type " + type + " of " + bits + " bits does not exist");
    }
  }

  static boolean begins(byte[] file) {
    return file.length >= SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  static InvalidRequestException damaged(String how) {
    return new InvalidRequestException("the image is a damaged PNG: " + how);
  }

  static PngFile parse(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE.length);
    ByteBuffer header = chunk(in).orElseGet(() -> ByteBuffer.allocate(4));
    if (header.getInt() != IHDR || header.remaining() != 13) {
      throw damaged("it has no header");
    }
    int width = header.getInt();
    int height = header.getInt();
    int bits = header.get();
    Colour colour = Colour.of(header.get(), bits);
    if (width < 1 || height < 1 || header.get() != 0 || header.get() != 0) {
      throw damaged("its header is wrong");
    }
    boolean interlaced = header.get() != 0;
    byte[] palette = {};
    byte[] transparency = {};
    Optional<Orientation> orientation = Optional.empty();
    List<ByteBuffer> data = new ArrayList<>();
    while (true) {
      Optional<ByteBuffer> whole = chunk(in);
      if (whole.isEmpty()) {
        continue;
      }
      ByteBuffer chunk = whole.get();
      int type = chunk.getInt();
      if (type == IEND) {
        break;
      }
      switch (type) {
        case PLTE -> palette = bytes(chunk);
        case TRNS -> transparency = bytes(chunk);
        case EXIF -> orientation = orientation.or(() -> Optional.of(Orientation.inExif(chunk)));
        case IDAT -> data.add(chunk);
        default -> {
          if ((type & ANCILLARY) == 0) {
            throw damaged("it has a critical chunk that PNG does not know");
          }
        }
      }
    }
    if (colour == Colour.PALETTE && (palette.length == 0 || palette.length % 3 != 0)) {
      throw damaged("it has no palette");
    }
    return new PngFile(
        width,
        height,
        bits,
        colour,
        interlaced,
        orientation.orElse(Orientation.UPRIGHT),
        palette,
        transparency,
        data);
  }

  @Override
  public String format() {
    return "PNG";
  }

  @Override
  public int longestSide() {
    return LONGEST_SIDE;
  }

  @Override
  public boolean heldWhole() {
    return false;
  }

  @Override
  public byte[] pixels(SampleGrid grid) {
    return new PngPixels(this, grid).decode();
  }

  /** A PNG has to be decompressed whole, so nothing is saved. */
  @Override
  public ReducedImage reduced(int most) {
    byte[] rgb = pixels(SampleGrid.of(width, height, width, height));
    return new ReducedImage(rgb, width, height, 1);
  }

  /**
   * The next chunk, its type and contents; leaves {@code in} behind its checksum. One that a
   * decoder can do without is empty if its checksum is wrong (PNG 3rd edition, 13.2).
   */
  private static Optional<ByteBuffer> chunk(ByteBuffer in) {
    int length = in.remaining() < 12 ? -1 : in.getInt();
    if (length < 0 || length > in.remaining() - 8) {
      throw new InvalidRequestException(
          "the image is a PNG cut short: its end is missing after " + in.limit() + " bytes");
    }
    ByteBuffer chunk = in.slice(in.position(), length + 4);
    in.position(in.position() + length + 4);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.duplicate());
    if ((int) checksum.getValue() == in.getInt()) {
      return Optional.of(chunk);
    }
    int type = chunk.getInt(0);
    if ((type & ANCILLARY) == 0) {
      throw damaged("a checksum is wrong, that of " + name(type));
    }
    LOG.warn("passed over {} of a PNG, whose checksum is wrong", name(type));
    return Optional.empty();
  }

  private static String name(int type) {
    byte[] letters = ByteBuffer.allocate(4).putInt(type).array();
    String name = new String(letters, StandardCharsets.ISO_8859_1);
    return name.matches("[A-Za-z]{4}") ? "the chunk " + name : "a chunk without a name";
  }

  private static byte[] bytes(ByteBuffer chunk) {
    byte[] bytes = new byte[chunk.remaining()];
    chunk.get(bytes);
    return bytes;
  }
}
