package io.faasduet.yolo;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters as strokes. Text drawn with a font of the machine's would need one there, and the
 * machine's font libraries; Lambda's runtimes and small images have neither.
 */
final class StrokeFont {
  /** From the top of a capital letter to the line it stands on. */
  static final double CAPITAL = 6;

  /** From the line to the end of what hangs below it. */
  static final double BELOW = 2;

  /** From the beginning of one letter to that of the next. */
  static final double ADVANCE = 5.8;

  private static final String UNKNOWN = "00 40 46 06 00";

  /** For each letter its strokes, separated by slashes: points of column and row, from the top. */
  private static final Map<Character, String> STROKES = new HashMap<>();

  static {
    String letters =
        """
        0=10 30 41 45 36 16 05 01 10
        1=11 20 26/16 36
        2=01 10 30 41 42 06 46
        3=01 10 30 41 42 33 13/33 44 45 36 16 05
        4=36 30 04 44
        5=40 00 02 32 43 45 36 16 05
        6=41 30 10 01 05 16 36 45 44 33 13 04
        7=00 40 16
        8=13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33
        9=42 33 13 02 01 10 30 41 45 36 16 05
        A=06 20 46/14 34
        B=00 30 41 42 33 03/33 44 45 36 06 00
        C=41 30 10 01 05 16 36 45
        D=00 20 42 44 26 06 00
        E=40 00 06 46/03 33
        F=40 00 06/03 33
        G=41 30 10 01 05 16 36 45 43 23
        H=00 06/40 46/03 43
        I=10 30/20 26/16 36
        J=40 45 36 16 05
        K=00 06/40 03 46
        L=00 06 46
        M=06 00 23 40 46
        N=06 00 46 40
        O=10 30 41 45 36 16 05 01 10
        P=06 00 30 41 42 33 03
        Q=10 30 41 45 36 16 05 01 10/24 46
        R=06 00 30 41 42 33 03/23 46
        S=41 30 10 01 02 13 33 44 45 36 16 05
        T=00 40/20 26
        U=00 05 16 36 45 40
        V=00 26 40
        W=00 16 22 36 40
        X=00 46/40 06
        Y=00 23 40/23 26
        Z=00 40 06 46
        a=12 32 43 46/44 14 05 16 36 45
        b=00 06/03 12 32 43 45 36 16 05
        c=43 32 12 03 05 16 36 45
        d=40 46/43 32 12 03 05 16 36 45
        e=04 44 43 32 12 03 05 16 36 45
        f=40 30 21 26/12 32
        g=42 47 38 18 07/43 32 12 03 05 16 36 45
        h=00 06/03 12 32 43 46
        i=22 26/20 20
        j=22 27 18/20 20
        k=00 06/32 04 36
        l=20 25 36
        m=06 02/03 12 23 26/23 32 43 46
        n=06 02/03 12 32 43 46
        o=12 32 43 45 36 16 05 03 12
        p=08 02/03 12 32 43 45 36 16 05
        q=48 42/43 32 12 03 05 16 36 45
        r=06 02/03 12 32
        s=43 32 12 03 14 34 45 36 16 05
        t=20 25 36/12 32
        u=02 05 16 36 45/42 46
        v=02 26 42
        w=02 16 24 36 42
        x=02 46/42 06
        y=02 26/42 18
        z=02 42 06 46
        .=26 26
        ,=26 17
        -=13 33
        _=07 47
        :=23 23/26 26
        /=06 40
        %=06 40/01 01/45 45
        +=03 43/21 25
        (=30 21 25 36
        )=10 21 25 16
        '=20 21
        !=20 24/26 26
        ?=01 10 30 41 42 24/26 26
        &=46 11 20 31 04 05 16 26 44
        """;
    letters.lines().forEach(line -> STROKES.put(line.charAt(0), line.substring(2)));
    STROKES.put(' ', "");
  }

  private StrokeFont() {}

  /** How wide a text is. */
  static double width(String text) {
    return text.length() * ADVANCE - (ADVANCE - 4);
  }

  /** A text's strokes, the top left of its first capital at the origin. */
  static Path2D strokes(String text) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < text.length(); i++) {
      String strokes = STROKES.getOrDefault(text.charAt(i), UNKNOWN);
      for (String stroke : strokes.split("/")) {
        add(stroke, i * ADVANCE, path);
      }
    }
    return path;
  }

  private static void add(String stroke, double x, Path2D path) {
    boolean first = true;
    for (String point : stroke.split(" ")) {
      if (point.isEmpty()) {
        return;
      }
      double column = x + point.charAt(0) - '0';
      double row = point.charAt(1) - '0';
      if (first) {
        path.moveTo(column, row);
      } else {
        path.lineTo(column, row);
      }
      first = false;
    }
  }
}
