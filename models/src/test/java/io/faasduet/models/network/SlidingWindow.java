package io.faasduet.models.network;

import io.faasduet.models.proto.NodeDef;
import java.util.List;

/** Where a node's window goes over its input. */
final class SlidingWindow {
  private final ReferenceRun.Array input;
  private final int height;
  private final int width;
  private final int stride;
  private final int rows;
  private final int columns;
  private final int top;
  private final int left;

  /** Called for each pixel of each window; {@code from} is where the input's pixel begins. */
  interface Visitor {
    void visit(int row, int column, int windowRow, int windowColumn, int from);
  }

  SlidingWindow(NodeDef node, int height, int width, ReferenceRun.Array input) {
    this.input = input;
    this.height = height;
    this.width = width;
    this.stride = (int) node.getAttrOrThrow("strides").getList().getI(1);
    boolean same = node.getAttrOrThrow("padding").getS().toStringUtf8().equals("SAME");
    rows = same ? ceil(input.rows(), stride) : ceil(input.rows() - height + 1, stride);
    columns = same ? ceil(input.columns(), stride) : ceil(input.columns() - width + 1, stride);
    top = same ? Math.max((rows - 1) * stride + height - input.rows(), 0) / 2 : 0;
    left = same ? Math.max((columns - 1) * stride + width - input.columns(), 0) / 2 : 0;
  }

  ReferenceRun.Array output(int channels) {
    return new ReferenceRun.Array(
        List.of(rows, columns, channels), new float[rows * columns * channels]);
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < rows * columns * height * width; i++) {
      int windowColumn = i % width;
      int windowRow = i / width % height;
      int column = i / (width * height) % columns;
      int row = i / (width * height) / columns;
      int y = row * stride + windowRow - top;
      int x = column * stride + windowColumn - left;
      if (y >= 0 && y < input.rows() && x >= 0 && x < input.columns()) {
        visitor.visit(row, column, windowRow, windowColumn, input.at(y, x, 0));
      }
    }
  }

  private static int ceil(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
