package dev.tributary.comparison;

/**
 * Two values as code points in one canonical order: the shorter first, of two equally long ones the
 * lexicographically lower. A measure that reads them so is symmetric, whatever it does.
 *
 * <p>There is one per thread, so that a comparison allocates nothing: it is valid until the same
 * thread asks for the next.
 */
final class Comparands {
  /**
   * How many code points of a value are looked at. The quadratic measures need a limit, since a
   * source may put a whole document into a field; no name or address comes near it.
   */
  static final int MAX_LENGTH = 1024;

  private static final ThreadLocal<Comparands> OF_THREAD = ThreadLocal.withInitial(Comparands::new);

  int[] shorter = new int[MAX_LENGTH];
  int shorterLength;
  int[] longer = new int[MAX_LENGTH];
  int longerLength;
  final PositionMasks masks = new PositionMasks();

  private Comparands() {}

  static Comparands of(String a, String b) {
    Comparands both = OF_THREAD.get();
    both.shorterLength = load(a, both.shorter);
    both.longerLength = load(b, both.longer);
    if (both.isOutOfOrder()) {
      both.swap();
    }
    return both;
  }

  int commonPrefix() {
    int i = 0;
    while (i < shorterLength && shorter[i] == longer[i]) {
      i++;
    }
    return i;
  }

  private static int load(String text, int[] into) {
    int length = Math.min(text.length(), MAX_LENGTH);
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        return loadCodePoints(text, into);
      }
      into[i] = unit;
    }
    return length;
  }

  private static int loadCodePoints(String text, int[] into) {
    int count = 0;
    for (int i = 0; i < text.length() && count < MAX_LENGTH; count++) {
      into[count] = text.codePointAt(i);
      i += Character.charCount(into[count]);
    }
    return count;
  }

  private boolean isOutOfOrder() {
    if (shorterLength != longerLength) {
      return shorterLength > longerLength;
    }
    int i = commonPrefix();
    return i < shorterLength && shorter[i] > longer[i];
  }

  private void swap() {
    int[] points = shorter;
    shorter = longer;
    longer = points;
    int length = shorterLength;
    shorterLength = longerLength;
    longerLength = length;
  }
}
