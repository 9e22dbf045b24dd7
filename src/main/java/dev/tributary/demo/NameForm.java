package dev.tributary.demo;

/** The name in a record: its parts, and how the source writes them. */
record NameForm(Written first, Written last, Style style) {

  /** How a source writes names. */
  enum Style {
    PLAIN,
    UPPER,
    LOWER,
    /** Last name, comma, first name, where both share a field. */
    LAST_FIRST
  }

  boolean isReadable() {
    return first.isReadable() && last.isReadable();
  }

  String firstText() {
    return cased(first.text());
  }

  String lastText() {
    return cased(last.text());
  }

  /** Both parts in one field. */
  String wholeText() {
    return style == Style.LAST_FIRST
        ? last.text() + ", " + first.text()
        : (firstText() + " " + lastText()).trim();
  }

  private String cased(String text) {
    return switch (style) {
      case UPPER -> Letters.upper(text);
      case LOWER -> Letters.lower(text);
      case PLAIN, LAST_FIRST -> text;
    };
  }
}
