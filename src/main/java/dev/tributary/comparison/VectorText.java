package dev.tributary.comparison;

/**
 * Vectors written as text, so that they travel and are kept as the other values of a record are:
 * one ASCII character for each number, scaled to whole numbers from -63 to 63.
 */
public final class VectorText {
  private static final int LARGEST = 63;
  private static final int ZERO = 64;

  private VectorText() {}

  /** The text of a vector; empty for one of zeros alone, which has no direction. */
  public static String of(float[] vector) {
    float largest = 0;
    for (float number : vector) {
      largest = Math.max(largest, Math.abs(number));
    }
    if (!(largest > 0) || Float.isInfinite(largest)) {
      return "";
    }
    char[] text = new char[vector.length];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) (ZERO + Math.round(vector[i] / largest * LARGEST));
    }
    return new String(text);
  }

  /** The cosine of the angle between two vectors, -1 to 1; 0 where their lengths differ. */
  public static double cosine(String a, String b) {
    if (a.length() != b.length()) {
      return 0;
    }
    long product = 0;
    long lengthA = 0;
    long lengthB = 0;
    for (int i = 0; i < a.length(); i++) {
      int x = a.charAt(i) - ZERO;
      int y = b.charAt(i) - ZERO;
      product += (long) x * y;
      lengthA += (long) x * x;
      lengthB += (long) y * y;
    }
    return lengthA == 0 || lengthB == 0 ? 0 : product / Math.sqrt((double) lengthA * lengthB);
  }
}
