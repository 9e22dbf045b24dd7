package dev.tributary.normalisation;

/**
 * Mail addresses by mailbox: lower case, without the part after a plus sign, and for Gmail without
 * the dots that it ignores. The local part of other providers keeps its dots.
 */
final class EmailNormaliser implements Normaliser {
  private static final String GMAIL = "gmail.com";
  private static final String GOOGLE_MAIL = "googlemail.com";

  @Override
  public Normalised normalise(String raw) {
    String text = TextFolding.casefold(raw);
    if (text.length() > MailAddress.MAX_WRAPPED) {
      return Normalised.invalid(text);
    }
    String address = withoutTag(MailAddress.unwrap(text));
    if (!MailAddress.isAddress(address)) {
      return raw.isBlank() ? Normalised.NOTHING : Normalised.invalid(address);
    }
    int at = address.indexOf('@');
    String domain = address.substring(at + 1);
    if (domain.equals(GMAIL) || domain.equals(GOOGLE_MAIL)) {
      return Normalised.of(address.substring(0, at).replace(".", "") + "@" + GMAIL);
    }
    return Normalised.of(address);
  }

  private static String withoutTag(String address) {
    int plus = address.indexOf('+');
    int at = address.indexOf('@');
    return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
  }
}
