package dev.tributary.codec.table;

import java.io.BufferedReader;
import java.io.IOException;

/** Tells from the header of a CSV file what separates its cells. */
final class Separators {
  private static final int MAX_HEADER_CHARS = 1 << 16;
  private static final String KNOWN = ",;\t";

  private Separators() {}

  /**
   * The one of comma, semicolon and tab that the header has most of, outside of quotation marks; a
   * comma if it has none. Leaves the text at its beginning, behind a byte order mark.
   */
  static char detect(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    int[] counts = new int[KNOWN.length()];
    text.mark(MAX_HEADER_CHARS);
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < MAX_HEADER_CHARS; i++) {
      int c = text.read();
      boolean lineEnds = c == '\n' || c == '\r';
      if (c < 0 || (lineEnds && begun && !quoted)) {
        break;
      }
      begun |= !lineEnds;
      quoted ^= c == '"';
      int known = quoted ? -1 : KNOWN.indexOf(c);
      if (known >= 0) {
        counts[known]++;
      }
    }
    text.reset();
    return mostFrequent(counts);
  }

  private static char mostFrequent(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return KNOWN.charAt(best);
  }
}
