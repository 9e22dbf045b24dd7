package dev.tributary.normalisation;

/**
 * Web addresses without what does not tell pages apart: scheme, {@code www.}, fragment, a slash at
 * the end. Host and path are in lower case.
 */
final class UrlNormaliser implements Normaliser {
  private static final String WWW = "www.";

  @Override
  public Normalised normalise(String raw) {
    String url = bare(TextFolding.casefold(raw));
    int hostEnd = 0;
    while (hostEnd < url.length() && ":/?".indexOf(url.charAt(hostEnd)) < 0) {
      hostEnd++;
    }
    if (MailAddress.isDomain(url.substring(0, hostEnd))) {
      return Normalised.of(url);
    }
    return raw.isBlank() ? Normalised.NOTHING : Normalised.invalid(url);
  }

  private static String bare(String lower) {
    int fragment = lower.indexOf('#');
    int end = fragment < 0 ? lower.length() : fragment;
    int start = 0;
    for (int skip = prefix(lower, start, end); skip > 0; skip = prefix(lower, start, end)) {
      start += skip;
    }
    while (end > start && (lower.charAt(end - 1) == '/' || lower.charAt(end - 1) == ' ')) {
      end--;
    }
    return lower.substring(start, end);
  }

  /** The length of what stands in front of the host at this place; 0 where the host begins. */
  private static int prefix(String text, int start, int end) {
    for (String prefix : new String[] {"https://", "http://", "//", WWW, " "}) {
      if (start + prefix.length() <= end && text.startsWith(prefix, start)) {
        return prefix.length();
      }
    }
    return 0;
  }
}
