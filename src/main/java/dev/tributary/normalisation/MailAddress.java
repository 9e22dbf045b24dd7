package dev.tributary.normalisation;

/** Reads mail addresses and host names out of what people write around them. */
final class MailAddress {
  /** RFC 5321: longest path, local part and domain. */
  private static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL = 64;
  private static final int MAX_LABEL = 63;
  private static final String SCHEME = "mailto:";

  /** Above this nothing is unwrapped: no address with its display name is as long. */
  static final int MAX_WRAPPED = 1000;

  private MailAddress() {}

  /** The bare address in {@code "Sarah" <mailto:a@b.c>}, given in lower case. */
  static String unwrap(String lower) {
    String bare = lower;
    if (bare.length() > MAX_WRAPPED) {
      return bare;
    }
    for (String inner = unwrapOnce(bare); !inner.equals(bare); inner = unwrapOnce(bare)) {
      bare = inner;
    }
    return bare;
  }

  private static String unwrapOnce(String text) {
    String bare = TextFolding.strip(text);
    int open = bare.lastIndexOf('<');
    if (open >= 0) {
      int close = bare.indexOf('>', open);
      String inner = bare.substring(open + 1, close < 0 ? bare.length() : close);
      return inner.isBlank() ? bare.substring(0, open) : inner;
    }
    if (bare.startsWith(SCHEME)) {
      int query = bare.indexOf('?');
      return bare.substring(SCHEME.length(), query < 0 ? bare.length() : query);
    }
    int start = 0;
    int end = bare.length();
    while (start < end && "\"'(".indexOf(bare.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "\"').,;>".indexOf(bare.charAt(end - 1)) >= 0) {
      end--;
    }
    return bare.substring(start, end);
  }

  /** Says whether this is {@code local@domain} with both parts as the standards want them. */
  static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at > 0
        && text.length() <= MAX_LENGTH
        && isLocalPart(text, at)
        && isDomain(text.substring(at + 1));
  }

  private static boolean isLocalPart(String text, int end) {
    if (end > MAX_LOCAL || text.charAt(0) == '.' || text.charAt(end - 1) == '.') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || "\"(),:;<>[\\]".indexOf(c) >= 0 || (c == '.' && text.charAt(i + 1) == '.')) {
        return false;
      }
    }
    return true;
  }

  /** Says whether this is a host name of at least two labels, the last of them not a number. */
  static boolean isDomain(String text) {
    int labelStart = 0;
    int labels = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isLabel(text, labelStart, i)) {
          return false;
        }
        labels++;
        labelStart = i + 1;
      }
    }
    int last = text.lastIndexOf('.') + 1;
    return labels >= 2 && text.length() - last >= 2 && !Character.isDigit(text.codePointAt(last));
  }

  private static boolean isLabel(String text, int start, int end) {
    if (start == end || end - start > MAX_LABEL) {
      return false;
    }
    if (text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; ) {
      int point = text.codePointAt(i);
      if (point != '-' && !TextFolding.isWordPart(point)) {
        return false;
      }
      i += Character.charCount(point);
    }
    return true;
  }
}
