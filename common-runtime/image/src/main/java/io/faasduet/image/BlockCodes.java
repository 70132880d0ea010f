package io.faasduet.image;

/**
 * The tables of a component's two Huffman codes that its blocks are decoded by. Not to be changed.
 *
 * @param heads {@link HuffmanCode#heads}
 * @param runs {@link HuffmanCode#runs}, for one sample a block
 * @param steps {@link HuffmanCode#steps}, for four
 */
record BlockCodes(HuffmanCode dc, HuffmanCode ac, int side, int[] heads, int[] runs, long[] steps) {

  /** What a block's head has if the block ends with it. */
  static final int END = 1 << 15;

  /** The tables of a component whose blocks become so many samples in each direction. */
  static BlockCodes of(JpegFrame.Component component, int side) {
    HuffmanCode dc = component.dc();
    HuffmanCode ac = component.ac();
    return new BlockCodes(
        dc,
        ac,
        side,
        dc.heads(ac, side == 1),
        side == 1 ? ac.runs() : new int[0],
        side == 2 ? ac.steps() : new long[0]);
  }

  /** Whether they are a component's. */
  boolean areOf(JpegFrame.Component component, int samples) {
    return dc == component.dc() && ac == component.ac() && side == samples;
  }
}
