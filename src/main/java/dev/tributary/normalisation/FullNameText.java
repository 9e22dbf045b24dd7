package dev.tributary.normalisation;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a full name at its commas and spaces, without what stands in brackets. */
final class FullNameText {
  private static final String COMMAS = ",\uFF0C\u060C";
  private static final String OPENING = "([{\"\u201C\u201E\u00AB";
  private static final String CLOSING = ")]}\"\u201D\u201C\u00BB";

  private FullNameText() {}

  /**
   * The words between commas: at least one segment unless the text is blank; a segment is empty
   * where nothing stands before or behind a comma.
   */
  static List<List<String>> segments(String text) {
    List<List<String>> segments = new ArrayList<>();
    if (TextFolding.strip(text).isEmpty()) {
      return segments;
    }
    String bare = withoutBrackets(text);
    int start = 0;
    for (int i = 0; i <= bare.length(); i++) {
      if (i == bare.length() || COMMAS.indexOf(bare.charAt(i)) >= 0) {
        segments.add(StagingTexts.words(bare.substring(start, i)));
        start = i + 1;
      }
    }
    return segments;
  }

  /** Robert "Bob" (Bobby) Smith: what his friends call him is no part of his name. */
  private static String withoutBrackets(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    boolean[] neverClosed = new boolean[OPENING.length()];
    for (int i = 0; i < text.length(); i++) {
      int bracket = OPENING.indexOf(text.charAt(i));
      int end = -1;
      if (bracket >= 0 && !neverClosed[bracket]) {
        end = text.indexOf(CLOSING.charAt(bracket), i + 1);
        neverClosed[bracket] = end < 0;
      }
      bare.append(end < 0 ? text.charAt(i) : ' ');
      i = Math.max(i, end);
    }
    return TextFolding.strip(bare.toString()).isEmpty() ? text : bare.toString();
  }
}
