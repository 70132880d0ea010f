package io.faasduet.image;

import io.faasduet.api.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A JPEG file whose structure has been walked to its end, so that one cut short is known before any
 * of it is decoded.
 *
 * @param colour what its components are
 * @param scans how often it goes over the image: once, unless progressive
 * @param segments the file without application data and comments: thumbnails and colour profiles
 *     cost the decoder time, and may be damaged where the image is not
 */
record JpegFile(
    int width, int height, Colour colour, int scans, Orientation orientation, JpegSegments segments)
    implements ImageFile {

  /** JPEG_MAX_DIMENSION of libjpeg, which is inside the JDK's reader. */
  static final int LONGEST_SIDE = 65_500;

  private static final int MOST_SCANS = 100;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
  private static final int ADOBE_TRANSFORM = 11;

  /** What the components of a JPEG are. Those that Adobe's programs write are inverted. */
  enum Colour {
    GREY,
    YCBCR,
    RGB,
    CMYK,
    ADOBE_CMYK,
    ADOBE_YCCK
  }

  static boolean begins(byte[] file) {
    return file.length >= 3
        && (file[0] & 0xFF) == 0xFF
        && (file[1] & 0xFF) == 0xD8
        && (file[2] & 0xFF) == 0xFF;
  }

  /** Walks the file from its first byte to its end marker; what follows that is ignored. */
  static JpegFile parse(byte[] file) {
    return new Walk(file).toEnd();
  }

  @Override
  public String format() {
    return "JPEG";
  }

  @Override
  public int longestSide() {
    return LONGEST_SIDE;
  }

  @Override
  public boolean heldWhole() {
    return scans > 1;
  }

  @Override
  public byte[] pixels(SampleGrid grid) {
    return JpegPixels.decode(this, grid);
  }

  @Override
  public ReducedImage reduced(int most) {
    return JpegPixels.reduced(this, ReducedImage.powerOfTwo(most));
  }

  /** The refusal of a file whose structure is sound, and whose content is not. */
  static InvalidRequestException damaged(String how) {
    return new InvalidRequestException("the image is a damaged JPEG: " + how);
  }

  private static final class Walk {
    private final byte[] file;
    private final JpegSegments segments;
    private int at = 2;
    private int frame = -1;
    private int scans;
    private int adobeTransform = -1;
    private boolean jfif;
    private Optional<Orientation> orientation = Optional.empty();

    Walk(byte[] file) {
      this.file = file;
      this.segments = new JpegSegments(file);
    }

    JpegFile toEnd() {
      while (true) {
        int marker = nextMarker();
        if (marker == 0xD9) {
          break;
        }
        requireSegment(marker);
        int length = u16(at + 1);
        requireBytes(at + 1 + length);
        if (length < 2) {
          throw damaged();
        }
        segment(marker, at + 3, length - 2);
        at += 1 + length;
        if (marker == 0xDA) {
          skipScan();
        }
      }
      if (frame < 0 || scans == 0) {
        throw new InvalidRequestException("the image is a JPEG without an image in it");
      }
      return new JpegFile(
          u16(frame + 3),
          u16(frame + 1),
          colour(),
          scans,
          orientation.orElse(Orientation.UPRIGHT),
          segments);
    }

    /**
     * Leaves {@code at} on the byte after 0xFF. Bytes between segments that belong to none, and
     * markers without a segment, are passed over as libjpeg passes them over.
     */
    private int nextMarker() {
      while (true) {
        while (byteAt(at) != 0xFF) {
          at++;
        }
        while (byteAt(at) == 0xFF) {
          at++;
        }
        int marker = byteAt(at);
        if (marker > 1 && (marker < 0xD0 || marker > 0xD7)) {
          return marker;
        }
        at++;
      }
    }

    /** Markers that are reserved, or begin another image, show that something is missing. */
    private void requireSegment(int marker) {
      boolean frameAgain = scans > 0 && marker >= 0xC0 && marker <= 0xCF && marker != 0xC4;
      if (marker < 0xC0 || marker == 0xD8 || marker >= 0xF0 && marker <= 0xFD || frameAgain) {
        throw damaged();
      }
    }

    private InvalidRequestException damaged() {
      return new InvalidRequestException(
          scans > 0
              ? "the image is a JPEG without an end marker where its pixels end"
              : "the image is a damaged JPEG");
    }

    private int byteAt(int index) {
      requireBytes(index + 1);
      return file[index] & 0xFF;
    }

    private void segment(int marker, int from, int length) {
      if (marker >= 0xE0 && marker <= 0xEF || marker == 0xFE) {
        applicationData(marker, from, length);
        return;
      }
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        frame(marker, from, length);
      } else if (marker == 0xDA && ++scans > MOST_SCANS) {
        throw new InvalidRequestException(
            "the image is a JPEG with more than " + MOST_SCANS + " scans");
      }
      segments.add(at - 1, at + length + 3);
    }

    private void applicationData(int marker, int from, int length) {
      if (marker == 0xE0 && starts(from, length, JFIF)) {
        jfif = true;
      } else if (marker == 0xE1 && starts(from, length, EXIF)) {
        // The first of several counts, as in other programs.
        if (orientation.isEmpty()) {
          ByteBuffer tiff = ByteBuffer.wrap(file, from + EXIF.length, length - EXIF.length);
          orientation = Optional.of(Orientation.inExif(tiff));
        }
      } else if (marker == 0xEE && starts(from, length, ADOBE) && length > ADOBE_TRANSFORM) {
        adobeTransform = file[from + ADOBE_TRANSFORM] & 0xFF;
      }
    }

    private void frame(int marker, int from, int length) {
      if (marker > 0xC2 || length < 6 || (file[from] & 0xFF) != 8) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "the image is a JPEG of a rare kind (frame type %d, %d bits); send a baseline or"
                    + " progressive one of 8 bits",
                marker - 0xC0,
                file[from] & 0xFF));
      }
      int components = file[from + 5] & 0xFF;
      if (frame >= 0 || length != 6 + 3 * components || u16(from + 1) == 0 || u16(from + 3) == 0) {
        throw damaged();
      }
      frame = from;
    }

    /** Over compressed data, in which 0xFF is followed by 0 or by a restart marker. */
    private void skipScan() {
      MarkerSearch markers = new MarkerSearch(file);
      int end = markers.next(at);
      while (end < file.length - 1 && isData(file[end + 1])) {
        end = markers.next(end + 1);
      }
      requireBytes(end + 2);
      segments.addPixels(at, end);
      at = end;
    }

    private static boolean isData(byte afterFf) {
      int next = afterFf & 0xFF;
      return next == 0 || next == 0xFF || next >= 0xD0 && next <= 0xD7;
    }

    private Colour colour() {
      int components = file[frame + 5] & 0xFF;
      return switch (components) {
        case 1 -> Colour.GREY;
        case 3 ->
            jfif || (adobeTransform < 0 ? !namedRgb() : adobeTransform > 0)
                ? Colour.YCBCR
                : Colour.RGB;
        case 4 ->
            switch (adobeTransform) {
              case -1 -> Colour.CMYK;
              case 0 -> Colour.ADOBE_CMYK;
              default -> Colour.ADOBE_YCCK;
            };
        default ->
            throw new InvalidRequestException(
                "the image is a JPEG of " + components + " components; 1, 3 or 4 are taken");
      };
    }

    private boolean namedRgb() {
      return file[frame + 6] == 'R' && file[frame + 9] == 'G' && file[frame + 12] == 'B';
    }

    private boolean starts(int from, int length, byte[] name) {
      return length >= name.length
          && java.util.Arrays.equals(file, from, from + name.length, name, 0, name.length);
    }

    private int u16(int from) {
      requireBytes(from + 2);
      return (file[from] & 0xFF) << 8 | file[from + 1] & 0xFF;
    }

    private void requireBytes(int end) {
      if (end > file.length) {
        throw new InvalidRequestException(
            "the image is a JPEG cut short: it has no end marker after " + file.length + " bytes");
      }
    }
  }
}
