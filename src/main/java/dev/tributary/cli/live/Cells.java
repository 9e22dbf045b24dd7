package dev.tributary.cli.live;

/** Text cut or filled to a width, counted in code points. */
final class Cells {
  private static final String CUT = "…";

  private Cells() {}

  /** Exactly so wide; what had to be cut ends in an ellipsis. */
  static String fit(String text, int width) {
    String line = text.replaceAll("\\s", " ");
    int length = line.codePointCount(0, line.length());
    if (length <= width) {
      return line + " ".repeat(width - length);
    }
    return line.substring(0, line.offsetByCodePoints(0, Math.max(0, width - 1))) + CUT;
  }
}
