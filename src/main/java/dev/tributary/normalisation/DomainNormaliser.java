package dev.tributary.normalisation;

/** The host behind a mail address or a web address, in lower case and without {@code www.}. */
final class DomainNormaliser implements Normaliser {
  private static final String WWW = "www.";

  @Override
  public Normalised normalise(String raw) {
    String host = host(TextFolding.casefold(raw));
    for (String barer = host(host); !barer.equals(host); barer = host(host)) {
      host = barer;
    }
    if (MailAddress.isDomain(host)) {
      return Normalised.of(host);
    }
    return raw.isBlank() ? Normalised.NOTHING : Normalised.invalid(host);
  }

  private static String host(String lower) {
    String authority = authority(MailAddress.unwrap(lower));
    int at = authority.lastIndexOf('@');
    int port = authority.indexOf(':', at + 1);
    String host = authority.substring(at + 1, port < 0 ? authority.length() : port);
    return bare(host);
  }

  private static String authority(String address) {
    int scheme = address.indexOf("//");
    int start = scheme < 0 ? 0 : scheme + 2;
    int end = start;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return address.substring(start, end);
  }

  /** Takes dots, quotes and {@code www.} off the ends until nothing changes any more. */
  private static String bare(String host) {
    int start = 0;
    int end = host.length();
    while (start < end && (isEdge(host.charAt(start)) || host.startsWith(WWW, start))) {
      start += isEdge(host.charAt(start)) ? 1 : WWW.length();
    }
    while (end > start && isEdge(host.charAt(end - 1))) {
      end--;
    }
    return host.substring(Math.min(start, end), end);
  }

  private static boolean isEdge(char c) {
    return c == '.' || c == ' ' || "\"'(),;<>".indexOf(c) >= 0;
  }
}
