package io.faasduet.sebs.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * A frame of a video: its brightness, and at half the columns and rows its two colours.
 *
 * @param luma row by row, one byte each, 16 to 235
 * @param blue the difference of blue, 16 to 240
 * @param red the difference of red, 16 to 240
 * @param seconds when it is shown
 */
record YuvFrame(int width, int height, byte[] luma, byte[] blue, byte[] red, double seconds) {

  static YuvFrame of(AVFrame frame, double seconds) {
    int width = frame.width();
    int height = frame.height();
    int columns = (width + 1) / 2;
    int rows = (height + 1) / 2;
    return new YuvFrame(
        width,
        height,
        plane(frame, 0, width, height),
        plane(frame, 1, columns, rows),
        plane(frame, 2, columns, rows),
        seconds);
  }

  private static byte[] plane(AVFrame frame, int number, int width, int height) {
    byte[] plane = new byte[width * height];
    BytePointer data = frame.data(number);
    for (int y = 0; y < height; y++) {
      data.position((long) y * frame.linesize(number)).get(plane, y * width, width);
    }
    return plane;
  }

  /** The same frame with another brightness and other colours. */
  YuvFrame with(byte[] otherLuma, byte[] otherBlue, byte[] otherRed) {
    return new YuvFrame(width, height, otherLuma, otherBlue, otherRed, seconds);
  }
}
